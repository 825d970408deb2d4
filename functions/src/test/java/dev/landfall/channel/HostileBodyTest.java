package dev.landfall.channel;

import static dev.landfall.channel.Requests.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.landfall.channel.Parsed.Malformed;
import dev.landfall.channel.Parsed.Reason;
import dev.landfall.channel.generic.GenericChannel;
import dev.landfall.channel.line.LineChannel;
import dev.landfall.channel.meta.MetaChannel;
import dev.landfall.channel.telegram.TelegramChannel;
import dev.landfall.channel.x.XChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileBodyTest {

    private static final List<Channel> CHANNELS = List.of(
            new XChannel(),
            new LineChannel(),
            new TelegramChannel(),
            new GenericChannel(),
            MetaChannel.messenger(),
            MetaChannel.instagram(),
            MetaChannel.whatsapp());
    private static final AccountContext MAIN = AccountContext.of("main");

    static Stream<Arguments> hostile() {
        return Stream.of(
                arguments("nothing", new byte[0], Reason.NOT_AN_OBJECT),
                arguments("blanks", bytes(" \n"), Reason.NOT_AN_OBJECT),
                arguments("half an object", bytes("{\"events\":[{"), Reason.NOT_JSON),
                arguments("an array", bytes("[{\"events\":[]}]"), Reason.NOT_AN_OBJECT),
                arguments("a string", bytes("\"events\""), Reason.NOT_AN_OBJECT),
                arguments("two objects", bytes("{\"events\":[]}{\"events\":[]}"), Reason.NOT_JSON),
                arguments("a comment", bytes("{/*x*/\"events\":[]}"), Reason.NOT_JSON),
                arguments("not a number", bytes("{\"update_id\":NaN}"), Reason.NOT_JSON),
                arguments("a key twice", bytes("{\"events\":[],\"events\":[]}"), Reason.DUPLICATE_KEY),
                arguments("a deep key twice", bytes("{\"a\":[{\"b\":1,\"b\":2}]}"), Reason.DUPLICATE_KEY),
                arguments("deep arrays", bytes("{\"a\":" + "[".repeat(100_000)), Reason.TOO_DEEP),
                arguments("deep objects", bytes("{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000)), Reason.TOO_DEEP),
                arguments("a number of many digits", bytes("{\"a\":" + "9".repeat(5_000) + "}"), Reason.TOO_DEEP),
                arguments("ten megabytes", bytes("{\"a\":\"" + "x".repeat(10_000_000) + "\"}"), Reason.TOO_LARGE),
                arguments("broken UTF-8", new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}, Reason.NOT_UTF8),
                arguments(
                        "an encoded surrogate",
                        new byte[] {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'},
                        Reason.NOT_UTF8),
                arguments("UTF-16", "{\"events\":[]}".getBytes(StandardCharsets.UTF_16LE), Reason.NOT_JSON),
                arguments("another object", bytes("{\"payload\":{\"routeKey\":\"x\"}}"), Reason.NOT_THIS_CHANNEL));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void aHostileBodyIsMalformedWithItsReason(String name, byte[] body, Reason reason) {
        for (Channel channel : List.of(
                new LineChannel(),
                new TelegramChannel(),
                new GenericChannel(),
                MetaChannel.messenger(),
                MetaChannel.whatsapp())) {
            assertThat(channel.parse(body, MAIN)).as(channel.name()).isEqualTo(new Malformed(reason));
        }
        if (reason != Reason.NOT_THIS_CHANNEL) {
            assertThat(new XChannel().parse(body, MAIN)).isEqualTo(new Malformed(reason));
        }
    }

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "9223372036854775808",
            "\"\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[]",
            "[null]",
            "{}",
            "[[{}]]");

    private static final List<String> WHOLE = List.of(
            "{\"events\":[{\"type\":\"message\",\"id\":\"1\",\"webhookEventId\":\"1\",\"timestamp\":1790000000000,"
                    + "\"at\":\"2026-11-24T10:00:00Z\",\"text\":\"a\",\"user\":{\"id\":\"u\"},\"media\":[{\"id\":\"1\"}],"
                    + "\"source\":{\"type\":\"user\",\"userId\":\"U\"},\"message\":{\"id\":\"1\",\"type\":\"text\","
                    + "\"text\":\"a\",\"mention\":{\"mentionees\":[{\"userId\":\"U\"}]}}}]}",
            "{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":1790000000,\"text\":\"a\",\"photo\":[{\"file_id\":"
                    + "\"f\"}],\"entities\":[{\"offset\":0,\"length\":1}],\"from\":{\"id\":1},\"chat\":{\"id\":1,"
                    + "\"type\":\"private\"}}}",
            "{\"for_user_id\":\"9\",\"tweet_create_events\":[{\"id_str\":\"1\",\"timestamp_ms\":\"1790000000000\","
                    + "\"text\":\"a\",\"user\":{\"id_str\":\"2\",\"name\":\"n\"},\"edit_history\":{\"edit_tweet_ids\":[]},"
                    + "\"entities\":{\"user_mentions\":[{\"id\":9}],\"media\":[{\"id\":9}]}}],\"users\":{\"2\":{}},"
                    + "\"direct_message_events\":[{\"type\":\"message_create\",\"id\":\"1\",\"created_timestamp\":\"1\","
                    + "\"message_create\":{\"sender_id\":\"2\",\"message_data\":{\"text\":\"a\"}}}]}",
            "{\"data\":{\"id\":\"1\",\"author_id\":\"2\",\"created_at\":\"2026-11-24T10:00:00Z\",\"text\":\"a\","
                    + "\"referenced_tweets\":[{\"type\":\"quoted\"}],\"entities\":{\"mentions\":[{\"id\":\"9\"}]},"
                    + "\"attachments\":{\"media_keys\":[\"m\"]}},\"includes\":{\"users\":[{\"id\":\"2\"}]},"
                    + "\"matching_rules\":[]}",
            "{\"object\":\"page\",\"entry\":[{\"id\":\"9\",\"time\":1790000000000,\"messaging\":[{\"sender\":{\"id\":"
                    + "\"2\"},\"timestamp\":1790000000000,\"message\":{\"mid\":\"m\",\"text\":\"a\",\"attachments\":"
                    + "[{\"type\":\"image\"}],\"reply_to\":{\"story\":{\"id\":\"s\"}}}},{\"sender\":{\"id\":\"2\"},"
                    + "\"delivery\":{\"mids\":[\"m\"],\"watermark\":1790000000000}},{\"sender\":{\"id\":\"2\"},"
                    + "\"read\":{\"watermark\":1790000000000}}],\"changes\":[{\"field\":\"feed\",\"value\":{\"item\":"
                    + "\"comment\",\"verb\":\"add\",\"comment_id\":\"c\",\"post_id\":\"p\",\"from\":{\"id\":\"2\"},"
                    + "\"message\":\"a\",\"created_time\":1790000000}}]}]}",
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"9\",\"changes\":[{\"field\":\"messages\","
                    + "\"value\":{\"metadata\":{\"phone_number_id\":\"9\"},\"contacts\":[{\"wa_id\":\"2\",\"user_id\":"
                    + "\"US.2\",\"profile\":{\"name\":\"n\"}}],\"messages\":[{\"from\":\"2\",\"id\":\"w\",\"timestamp\":"
                    + "\"1790000000\",\"type\":\"text\",\"text\":{\"body\":\"a\"},\"edit\":{\"original_message_id\":\"o\","
                    + "\"message\":{\"type\":\"text\"}}}],\"statuses\":[{\"id\":\"w\",\"status\":\"failed\",\"timestamp\":"
                    + "\"1790000000\",\"errors\":[{\"code\":131047}]}],\"errors\":[{\"code\":1}]}}]}]}");

    /** Every value of every known shape is replaced by values of every wrong type; nothing may throw. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void wrongTypesAnywhereNeverThrow(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 500; round++) {
            String body = WHOLE.get(random.nextInt(WHOLE.size()));
            String value = VALUES.get(random.nextInt(VALUES.size()));
            int colon = colon(body, random);
            String broken = body.substring(0, colon + 1) + value + body.substring(endOfValue(body, colon + 1));
            for (Channel channel : CHANNELS) {
                assertThat(channel.parse(bytes(broken), MAIN)).isNotNull();
            }
        }
    }

    private static int colon(String body, RandomGenerator random) {
        int from = random.nextInt(body.length() - 20);
        int colon = body.indexOf("\":", from) + 1;
        return colon > 0 ? colon : body.indexOf("\":") + 1;
    }

    private static int endOfValue(String body, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            }
            if (quoted) {
                continue;
            }
            if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
                return i;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        }
        return body.length();
    }
}
