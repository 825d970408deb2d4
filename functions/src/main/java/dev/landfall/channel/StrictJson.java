package dev.landfall.channel;

import dev.landfall.channel.Parsed.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a stranger sent: UTF-8 only, one object, each key once, nothing after it, no deeper than 64.
 * Bytes are decoded here because Jackson would guess UTF-16 and UTF-32 from zero bytes.
 */
public final class StrictJson {

    /** The doors take 4 MB; a little more, so that the door's own limit is the one that people meet. */
    static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final int DEEPEST = 64;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(MOST_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** Either the object or the reason why there is none. */
    public sealed interface Read {
        record Good(JsonNode object) implements Read {}

        record Bad(Parsed.Malformed malformed) implements Read {}

        /** The object, where there is one. */
        default Optional<JsonNode> found() {
            return switch (this) {
                case Good good -> Optional.of(good.object());
                case Bad bad -> Optional.empty();
            };
        }
    }

    /** What a channel makes of the object in a body; a body without one is malformed, and why is told. */
    public static Parsed parse(byte[] body, Function<JsonNode, Parsed> events) {
        return switch (read(body)) {
            case Read.Bad bad -> bad.malformed();
            case Read.Good good -> events.apply(good.object());
        };
    }

    public static Read read(byte[] body) {
        if (body.length > MOST_BYTES) {
            return bad(Reason.TOO_LARGE);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            JsonNode root = MAPPER.readTree(text);
            return root.isObject() ? new Read.Good(root) : bad(Reason.NOT_AN_OBJECT);
        } catch (CharacterCodingException e) {
            return bad(Reason.NOT_UTF8);
        } catch (StreamConstraintsException e) {
            return bad(Reason.TOO_DEEP);
        } catch (JacksonException e) {
            return bad(isDuplicate(e) ? Reason.DUPLICATE_KEY : Reason.NOT_JSON);
        }
    }

    /** Jackson has no type of its own for a repeated key. */
    private static boolean isDuplicate(JacksonException e) {
        return e.getOriginalMessage().startsWith("Duplicate");
    }

    private static Read bad(Reason reason) {
        return new Read.Bad(new Parsed.Malformed(reason));
    }
}
