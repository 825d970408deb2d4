package dev.landfall.channel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads single fields of a stranger's JSON; a field of the wrong type counts as absent. */
public final class Fields {

    private static final int LONGEST_ID = 256;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Fields() {}

    /** A string, with lone surrogates replaced, so that it survives UTF-8. */
    public static Optional<String> text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isString() ? Optional.of(wellFormed(value.asString())) : Optional.empty();
    }

    /** The first of the names that holds an id: a whole number within a long, or a short string without controls. */
    public static Optional<String> id(JsonNode object, String... names) {
        for (String name : names) {
            Optional<String> id = idValue(object.path(name));
            if (id.isPresent()) {
                return id;
            }
        }
        return Optional.empty();
    }

    /** The same for a value that has no name, such as an element of an array. */
    public static Optional<String> idValue(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return Optional.of(Long.toString(value.longValue()));
        }
        return value.isString() && isId(value.asString()) ? Optional.of(value.asString()) : Optional.empty();
    }

    public static boolean flag(JsonNode object, String name) {
        return object.path(name).isBoolean() && object.path(name).booleanValue();
    }

    /** The elements of an array, in order; none when it is none. */
    public static List<JsonNode> list(JsonNode array) {
        return array.isArray()
                ? StreamSupport.stream(array.spliterator(), false).toList()
                : List.of();
    }

    /** Milliseconds since 1970, as a number or as digits. */
    public static Optional<Instant> millis(JsonNode object, String name) {
        return number(object.path(name)).map(Instant::ofEpochMilli).flatMap(Fields::plausible);
    }

    /** Seconds since 1970, as a number or as digits. */
    public static Optional<Instant> seconds(JsonNode object, String name) {
        return number(object.path(name))
                .filter(seconds -> seconds < LATEST.getEpochSecond() && seconds > 0)
                .map(Instant::ofEpochSecond)
                .flatMap(Fields::plausible);
    }

    /** An ISO-8601 instant with an offset. */
    public static Optional<Instant> isoInstant(JsonNode object, String name) {
        try {
            return text(object, name)
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .flatMap(Fields::plausible);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public static Optional<Instant> plausible(Instant instant) {
        return Optional.of(instant).filter(it -> it.isAfter(EARLIEST) && it.isBefore(LATEST));
    }

    private static Optional<Long> number(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return Optional.of(value.longValue());
        }
        try {
            return value.isString() ? Optional.of(Long.parseLong(value.asString())) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isId(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_ID
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) || isSurrogate(c));
    }

    private static String wellFormed(String text) {
        if (text.codePoints().noneMatch(Fields::isSurrogate)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isSurrogate(c) ? 0xFFFD : c));
        return out.toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
