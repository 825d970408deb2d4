package dev.landfall.channel;

import static dev.landfall.channel.Requests.ROTATING;
import static dev.landfall.channel.Requests.WITHOUT;
import static dev.landfall.channel.Requests.get;
import static dev.landfall.channel.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.Verification.Forged;
import dev.landfall.channel.Verification.Genuine;
import dev.landfall.channel.Verification.Reason;
import dev.landfall.channel.generic.GenericChannel;
import dev.landfall.channel.line.LineChannel;
import dev.landfall.channel.meta.MetaChannel;
import dev.landfall.channel.telegram.TelegramChannel;
import dev.landfall.channel.x.XChannel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden signatures were made with {@code openssl dgst -sha256 -hmac}, not with our own code. */
class VerificationTest {

    private static final String BODY = "{\"destination\":\"U1\",\"events\":[]}";
    private static final String BY_CURRENT = "qveDlO6gWRVkZu7O1buH9VYG24nILPctKg6UxDkXuWU=";
    private static final String BY_PREVIOUS = "Z24nES2aBycYpEfZOMn0fkvAvx5MSl7gFxqbcLhob2s=";
    private static final String GENERIC_BY_CURRENT = "v1,qgfYkD4Y9kUFAmOi8AKpgxuIL7kRhY/J8fQAk4+EUAo=";
    private static final String GENERIC_BY_PREVIOUS = "v1,IOG6jdXRMx1HcSQfJqyHmQmJ8iemzBCJ9WVanhqH/sk=";
    private static final AccountSecrets GENERIC = new AccountSecrets(
            List.of("whsec_bGFuZGZhbGwtZ2VuZXJpYy1rZXktMDE=", "whsec_bGFuZGZhbGwtZ2VuZXJpYy1rZXktMDA="),
            Optional.empty(),
            Optional.empty());
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000L);

    record Scheme(Channel channel, String header, String prefix) {
        RawRequest signed(String signature) {
            return post(BODY, Map.of(header, signature));
        }

        @Override
        public String toString() {
            return channel.name();
        }
    }

    static Stream<Scheme> hmacSchemes() {
        return Stream.of(
                new Scheme(new LineChannel(), "x-line-signature", ""),
                new Scheme(new XChannel(), "x-twitter-webhooks-signature", "sha256="));
    }

    static Stream<Channel> channels() {
        return Stream.of(
                new LineChannel(),
                new XChannel(),
                new TelegramChannel(),
                new GenericChannel(),
                MetaChannel.messenger(),
                MetaChannel.instagram(),
                MetaChannel.whatsapp());
    }

    static Stream<Arguments> genuine() {
        return hmacSchemes()
                .flatMap(scheme -> Stream.of(BY_CURRENT, BY_PREVIOUS, BY_CURRENT.substring(0, BY_CURRENT.length() - 1))
                        .map(signature -> Arguments.of(scheme, scheme.prefix() + signature)));
    }

    static Stream<Arguments> forged() {
        String urlSafe = BY_CURRENT.replace('/', '_').replace('+', '-') + "-_";
        return hmacSchemes()
                .flatMap(scheme -> Stream.of(
                                "",
                                "=",
                                BY_CURRENT.substring(0, 20),
                                BY_CURRENT.substring(0, BY_CURRENT.length() - 5),
                                "A" + BY_CURRENT.substring(1),
                                BY_CURRENT + BY_CURRENT,
                                BY_CURRENT + "," + BY_CURRENT,
                                " " + BY_CURRENT,
                                urlSafe,
                                "aaf783",
                                "\u0000\uD800")
                        .map(signature -> Arguments.of(scheme, scheme.prefix() + signature)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("genuine")
    void aSignatureByTheCurrentOrThePreviousSecretIsGenuine(Scheme scheme, String signature) {
        assertThat(scheme.channel().verify(scheme.signed(signature), ROTATING, NOW))
                .isInstanceOf(Genuine.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("forged")
    void anyOtherSignatureIsForged(Scheme scheme, String signature) {
        assertThat(scheme.channel().verify(scheme.signed(signature), ROTATING, NOW))
                .isEqualTo(new Forged(Reason.BAD_SIGNATURE));
    }

    @ParameterizedTest
    @MethodSource("hmacSchemes")
    void oneChangedByteOfTheBodyIsForged(Scheme scheme) {
        RawRequest request = post(BODY + " ", Map.of(scheme.header(), scheme.prefix() + BY_CURRENT));

        assertThat(scheme.channel().verify(request, ROTATING, NOW)).isEqualTo(new Forged(Reason.BAD_SIGNATURE));
    }

    @ParameterizedTest
    @MethodSource("hmacSchemes")
    void theHeaderIsFoundInAnyCase(Scheme scheme) {
        String shouted = scheme.header().toUpperCase(Locale.ROOT);
        RawRequest request = post(BODY, Map.of(shouted, scheme.prefix() + BY_CURRENT));

        assertThat(scheme.channel().verify(request, ROTATING, NOW)).isInstanceOf(Genuine.class);
    }

    @ParameterizedTest
    @MethodSource("hmacSchemes")
    void aHeaderGivenTwiceInTwoCasesIsForged(Scheme scheme) {
        String shouted = scheme.header().toUpperCase(Locale.ROOT);
        String signature = scheme.prefix() + BY_CURRENT;
        RawRequest request = post(BODY, Map.of(shouted, signature, scheme.header(), signature));

        assertThat(scheme.channel().verify(request, ROTATING, NOW)).isInstanceOf(Forged.class);
    }

    @ParameterizedTest
    @MethodSource("channels")
    void withoutASecretNothingIsGenuine(Channel channel) {
        Map<String, String> everyHeader = Map.of(
                "x-line-signature",
                BY_CURRENT,
                "x-twitter-webhooks-signature",
                "sha256=" + BY_CURRENT,
                "x-telegram-bot-api-secret-token",
                "",
                "webhook-id",
                "msg_1",
                "webhook-timestamp",
                "1790000000",
                "webhook-signature",
                GENERIC_BY_CURRENT);

        assertThat(channel.verify(post(BODY, everyHeader), WITHOUT, NOW)).isEqualTo(new Forged(Reason.NO_SECRET));
    }

    @ParameterizedTest
    @MethodSource("channels")
    void withoutASignatureNothingIsGenuine(Channel channel) {
        AccountSecrets account = channel.name().equals("generic") ? GENERIC : ROTATING;

        assertThat(channel.verify(post(BODY, Map.of()), account, NOW)).isEqualTo(new Forged(Reason.NO_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"current-secret", "previous-secret"})
    void telegramIsBelievedWithEitherSecret(String secret) {
        RawRequest request = post(BODY, Map.of("X-Telegram-Bot-Api-Secret-Token", secret));

        assertThat(new TelegramChannel().verify(request, ROTATING, NOW)).isInstanceOf(Genuine.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "current-secre", "current-secretx", "CURRENT-SECRET", "current-secret,previous-secret"})
    void telegramIsNotBelievedWithAnythingElse(String secret) {
        RawRequest request = post(BODY, Map.of("X-Telegram-Bot-Api-Secret-Token", secret));

        assertThat(new TelegramChannel().verify(request, ROTATING, NOW)).isEqualTo(new Forged(Reason.BAD_SIGNATURE));
    }

    static Stream<String> goodStandardSignatures() {
        return Stream.of(
                GENERIC_BY_CURRENT,
                GENERIC_BY_PREVIOUS,
                "v1,AAAA " + GENERIC_BY_CURRENT,
                "v1a,AAAA v2,zzz " + GENERIC_BY_PREVIOUS,
                GENERIC_BY_CURRENT.replace("=", ""));
    }

    @ParameterizedTest
    @MethodSource("goodStandardSignatures")
    void aStandardWebhookIsGenuineWhenOneListedSignatureFits(String signature) {
        assertThat(standard(signature, NOW)).isEqualTo(new Genuine(Optional.of("msg_1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "v1",
                "v1,",
                "v1,qgfYkD4Y9kUFAmOi8AKpgxuIL7kRhY/J8fQAk4+EUA",
                "v2,qgfYkD4Y9kUFAmOi8AKpgxuIL7kRhY/J8fQAk4+EUAo=",
                "qgfYkD4Y9kUFAmOi8AKpgxuIL7kRhY/J8fQAk4+EUAo="
            })
    void aStandardWebhookWithoutAFittingSignatureIsForged(String signature) {
        assertThat(standard(signature, NOW)).isEqualTo(new Forged(Reason.BAD_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void aStandardWebhookWithinFiveMinutesIsGenuine(long secondsLater) {
        assertThat(standard(GENERIC_BY_CURRENT, NOW.plusSeconds(secondsLater))).isInstanceOf(Genuine.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400})
    void aReplayAfterFiveMinutesIsForged(long secondsLater) {
        assertThat(standard(GENERIC_BY_CURRENT, NOW.plusSeconds(secondsLater))).isEqualTo(new Forged(Reason.STALE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1790000000.0", "99999999999999999999", "9223372036854775807", "0x6AB"})
    void aBrokenTimestampIsForged(String timestamp) {
        RawRequest request = post(
                BODY,
                Map.of("webhook-id", "msg_1", "webhook-timestamp", timestamp, "webhook-signature", GENERIC_BY_CURRENT));

        assertThat(new GenericChannel().verify(request, GENERIC, NOW)).isEqualTo(new Forged(Reason.NO_TIMESTAMP));
    }

    @Test
    void anotherWebhookIdIsForged() {
        RawRequest request = post(
                BODY,
                Map.of(
                        "webhook-id", "msg_2",
                        "webhook-timestamp", "1790000000",
                        "webhook-signature", GENERIC_BY_CURRENT));

        assertThat(new GenericChannel().verify(request, GENERIC, NOW)).isEqualTo(new Forged(Reason.BAD_SIGNATURE));
    }

    @Test
    void aSecretThatIsNotBase64IsNoSecret() {
        AccountSecrets broken = new AccountSecrets(List.of("whsec_", "whsec_%%%"), Optional.empty(), Optional.empty());

        assertThat(new GenericChannel().verify(post(BODY, Map.of()), broken, NOW))
                .isEqualTo(new Forged(Reason.NO_SECRET));
    }

    @Test
    void xGetsItsChallengeAnswered() {
        Optional<HandshakeAnswer> answer =
                new XChannel().handshake(get(Map.of("crc_token", "MjAyNi0xMS0yNA")), ROTATING);

        assertThat(answer)
                .contains(new HandshakeAnswer(
                        "application/json",
                        "{\"response_token\":\"sha256=zHqCj+l9bjl0XDt3deDm93rBQXNyXl0gHc97rbXjzNc=\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"tweet_create_events\":[]}", "a b", "a\"b", "é"})
    void noTextThatCouldBeABodyIsSignedAsAChallenge(String token) {
        assertThat(new XChannel().handshake(get(Map.of("crc_token", token)), ROTATING))
                .isEmpty();
    }

    @Test
    void aChallengeIsNotAnsweredWithoutASecretOrByPost() {
        XChannel channel = new XChannel();

        assertThat(channel.handshake(get(Map.of("crc_token", "abc")), WITHOUT)).isEmpty();
        assertThat(channel.handshake(
                        new RawRequest("POST", Map.of(), Map.of("crc_token", "abc"), new byte[0]), ROTATING))
                .isEmpty();
        assertThat(channel.handshake(get(Map.of()), ROTATING)).isEmpty();
    }

    @Test
    void whatIsLoggedOfARequestOrAnAccountHoldsNoSecret() {
        RawRequest request = post(BODY, Map.of("x-line-signature", BY_CURRENT));

        assertThat(request + " " + ROTATING).doesNotContain("secret", BY_CURRENT, "U1", "token");
    }

    private static Verification standard(String signature, Instant now) {
        RawRequest request = post(
                BODY,
                Map.of(
                        "Webhook-Id", "msg_1",
                        "WEBHOOK-TIMESTAMP", "1790000000",
                        "webhook-signature", signature));
        return new GenericChannel().verify(request, GENERIC, now);
    }
}
