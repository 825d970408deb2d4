package dev.landfall.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.Delivery.RefusalReason;
import dev.landfall.channel.Delivery.Refused;
import dev.landfall.channel.Delivery.Sent;
import dev.landfall.channel.Delivery.Unknown;
import dev.landfall.channel.Delivery.UnknownReason;
import dev.landfall.channel.app.AppPush;
import dev.landfall.channel.generic.GenericChannel;
import dev.landfall.channel.generic.GenericSender;
import dev.landfall.channel.line.LineSender;
import dev.landfall.channel.meta.PageSender;
import dev.landfall.channel.meta.WhatsAppSender;
import dev.landfall.channel.telegram.TelegramSender;
import dev.landfall.channel.x.XSender;
import dev.landfall.policy.PolicyFiles;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SendersTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ChannelRules RULES = impatient(new PolicyFiles(JSON).current(ChannelRules.POLICY));
    private static final AccountSecrets ACCOUNT = new AccountSecrets(
            List.of("whsec_bGFuZGZhbGwtZ2VuZXJpYy1rZXktMDE=", "whsec_bGFuZGZhbGwtZ2VuZXJpYy1rZXktMDA="),
            Optional.of("123:tok-en_1"),
            Optional.empty());
    private static final ReplyAddress POST = new ReplyAddress("42", Optional.of("777"), Optional.empty());

    private final FakeVendor fake = new FakeVendor();
    private final Vendor vendor = new Vendor(() -> RULES, new Endpoints(Optional.of(fake.base())), () -> NOW);
    private final Senders senders = new Senders(List.of(
            new XSender(vendor),
            new LineSender(vendor),
            new TelegramSender(vendor),
            PageSender.messenger(vendor),
            PageSender.instagram(vendor),
            new WhatsAppSender(vendor),
            new GenericSender(vendor),
            new AppPush(vendor)));

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void xAnswersAPostInPublic() {
        fake.answers(201, "{\"data\":{\"id\":\"888\",\"text\":\"hola\"}}");

        Delivery delivery = send("x", POST, "hola");

        assertThat(delivery).isEqualTo(new Sent(Optional.of("888")));
        assertThat(path()).isEqualTo("/x/2/tweets");
        assertThat(fake.seen().getFirst().headers()).containsEntry("Authorization", "Bearer 123:tok-en_1");
        assertThat(body()).isEqualTo(JSON.readTree("{\"text\":\"hola\",\"reply\":{\"in_reply_to_tweet_id\":\"777\"}}"));
    }

    @Test
    void xWritesADirectMessageWhereNoPostIsAnswered() {
        fake.answers(201, "{\"data\":{\"dm_conversation_id\":\"1-2\",\"dm_event_id\":\"999\"}}");

        Delivery delivery = send("x", ReplyAddress.to("42/../7?"), "hola");

        assertThat(delivery).isEqualTo(new Sent(Optional.of("999")));
        assertThat(path()).isEqualTo("/x/2/dm_conversations/with/42%2F..%2F7%3F/messages");
    }

    @Test
    void linePushesLongTextInOneRequestWithTheSameKeyEachTime() {
        String text = "字".repeat(7_000);

        send("line", ReplyAddress.to("U42"), text);
        send("line", ReplyAddress.to("U42"), text);

        assertThat(path()).isEqualTo("/line/v2/bot/message/push");
        assertThat(body().path("messages").size()).isEqualTo(2);
        assertThat(body().path("to").asString()).isEqualTo("U42");
        assertThat(fake.seen().get(0).headers().get("X-Line-Retry-Key"))
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                .isEqualTo(fake.seen().get(1).headers().get("X-Line-Retry-Key"));
    }

    @Test
    void linesAnswerThatItHasTheMessageAlreadyMeansSent() {
        fake.answers(409, Map.of("x-line-accepted-request-id", "req-1"), "{\"message\":\"accepted\"}");

        assertThat(send("line", ReplyAddress.to("U42"), "hi")).isEqualTo(new Sent(Optional.of("req-1")));
    }

    @Test
    void telegramAnswersInTheChatAndThread() {
        fake.answers(200, "{\"ok\":true,\"result\":{\"message_id\":55}}");

        Delivery delivery = send("telegram", new ReplyAddress("-100", Optional.of("7"), Optional.of("bc1")), "hola");

        assertThat(delivery).isEqualTo(new Sent(Optional.of("55")));
        assertThat(path()).isEqualTo("/telegram/bot123:tok-en_1/sendMessage");
        assertThat(body())
                .isEqualTo(JSON.readTree("{\"chat_id\":\"-100\",\"text\":\"hola\",\"business_connection_id\":\"bc1\","
                        + "\"reply_parameters\":{\"message_id\":7,\"allow_sending_without_reply\":true}}"));
    }

    @Test
    void messengerAndInstagramAnswerThePersonOrBeneathTheComment() {
        fake.answers(200, "{\"recipient_id\":\"42\",\"message_id\":\"m_1\"}").answers(200, "{\"id\":\"c_2\"}");

        assertThat(send("messenger", ReplyAddress.to("42"), "hola")).isEqualTo(new Sent(Optional.of("m_1")));
        assertThat(send("instagram", POST, "hola")).isEqualTo(new Sent(Optional.of("c_2")));
        assertThat(path()).isEqualTo("/messenger/me/messages");
        assertThat(fake.seen().getFirst().headers()).containsEntry("Authorization", "Bearer 123:tok-en_1");
        assertThat(body())
                .isEqualTo(
                        JSON.readTree(
                                "{\"messaging_type\":\"RESPONSE\",\"recipient\":{\"id\":\"42\"},\"message\":{\"text\":\"hola\"}}"));
        assertThat(fake.seen().get(1).path()).isEqualTo("/instagram/777/replies");
    }

    @Test
    void anAgentsLateReplyCarriesItsTag() {
        OutboundMessage late = new OutboundMessage(
                "o",
                "main",
                ReplyAddress.to("42"),
                new OutboundMessage.Content.Tagged("hola", "HUMAN_AGENT"),
                Map.of());

        sender("messenger").send(late, ACCOUNT);

        assertThat(body().path("messaging_type").asString()).isEqualTo("MESSAGE_TAG");
        assertThat(body().path("tag").asString()).isEqualTo("HUMAN_AGENT");
        assertThat(sender("whatsapp").send(late, ACCOUNT)).isEqualTo(Delivery.refused(RefusalReason.WRONG_CONTENT));
    }

    @Test
    void instagramCountsBytesAndSendsPartAfterPart() {
        send("instagram", ReplyAddress.to("42"), "字".repeat(600));

        assertThat(fake.seen()).hasSize(2);
        assertThat(body().path("message").path("text").asString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(1_000);
    }

    @Test
    void whatsAppSendsFromTheNumberThatWasWrittenTo() {
        fake.answers(200, "{\"messages\":[{\"id\":\"wamid.1\"}]}");

        Delivery delivery = send("whatsapp", new ReplyAddress("4915", Optional.empty(), Optional.of("77")), "hola");
        send("whatsapp", new ReplyAddress("DE.1349", Optional.empty(), Optional.of("77")), "hola");

        assertThat(delivery).isEqualTo(new Sent(Optional.of("wamid.1")));
        assertThat(path()).isEqualTo("/whatsapp/77/messages");
        assertThat(body().path("to").asString()).isEqualTo("4915");
        assertThat(body().path("text").path("body").asString()).isEqualTo("hola");
        assertThat(JSON.readTree(fake.seen().get(1).body()).path("recipient").asString())
                .isEqualTo("DE.1349");
    }

    @Test
    void whatsAppSendsAnApprovedTemplate() {
        sender("whatsapp")
                .send(
                        new OutboundMessage(
                                "o",
                                "main",
                                new ReplyAddress("49", Optional.empty(), Optional.of("77")),
                                new OutboundMessage.Content.Template("care_reply", "es", List.of("hola")),
                                Map.of()),
                        ACCOUNT);

        assertThat(body().path("template"))
                .isEqualTo(JSON.readTree("{\"name\":\"care_reply\",\"language\":{\"code\":\"es\"},\"components\":"
                        + "[{\"type\":\"body\",\"parameters\":[{\"type\":\"text\",\"text\":\"hola\"}]}]}"));
    }

    @ParameterizedTest
    @CsvSource({
        "10,2018278,WINDOW_CLOSED",
        "131047,0,WINDOW_CLOSED",
        "131026,0,NO_SUCH_RECIPIENT",
        "190,0,UNAUTHORISED",
        "200,0,NOT_ALLOWED",
        "999,0,REJECTED"
    })
    void theNumberInMetasErrorNamesTheRefusal(int code, int subcode, RefusalReason reason) {
        fake.answers(400, "{\"error\":{\"code\":" + code + ",\"error_subcode\":" + subcode + "}}");

        assertThat(send("messenger", ReplyAddress.to("42"), "hola")).isEqualTo(Delivery.refused(reason));
    }

    @Test
    void metasRateLimitPasses() {
        fake.answers(400, "{\"error\":{\"code\":130429}}");

        assertThat(send("messenger", ReplyAddress.to("42"), "hola"))
                .isEqualTo(Delivery.retryable(RefusalReason.RATE_LIMITED, Optional.empty()));
    }

    @Test
    void aLongTelegramMessageThatBreaksInTheMiddleIsUnknown() {
        fake.answers(200, "{\"ok\":true,\"result\":{\"message_id\":55}}").answers(429, "{}");

        Delivery delivery = send("telegram", ReplyAddress.to("42"), "字".repeat(5_000));

        assertThat(delivery).isEqualTo(new Unknown(UnknownReason.PARTLY_SENT));
        assertThat(fake.seen()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "generic"})
    void ourOwnPushIsSignedSoThatItsReceiverCanProveIt(String channel) {
        OutboundMessage message = new OutboundMessage(
                "out-1",
                "main",
                ReplyAddress.to("user-1"),
                new OutboundMessage.Content.Text("hola"),
                Map.of("ticketId", "t-1"));

        Delivery delivery = sender(channel).send(message, ACCOUNT);

        FakeVendor.Seen seen = fake.seen().getFirst();
        assertThat(delivery).isInstanceOf(Sent.class);
        assertThat(seen.path()).isEqualTo(channel.equals("app") ? "/app/push" : "/generic/main");
        assertThat(seen.headers()).containsEntry("webhook-id", "out-1");
        assertThat(new GenericChannel().verify(Requests.post(seen.body(), seen.headers()), ACCOUNT, NOW))
                .isEqualTo(new Verification.Genuine(Optional.of("out-1")));
        assertThat(body().path("facts").path("ticketId").asString()).isEqualTo("t-1");
    }

    @ParameterizedTest
    @CsvSource({
        "x,400,REJECTED",
        "x,401,UNAUTHORISED",
        "x,403,NOT_ALLOWED",
        "telegram,403,NOT_ALLOWED",
        "line,400,REJECTED",
        "line,302,REJECTED",
        "messenger,400,REJECTED",
        "instagram,403,NOT_ALLOWED",
        "app,404,NO_SUCH_RECIPIENT",
        "generic,410,NO_SUCH_RECIPIENT"
    })
    void aPlainNoIsFinal(String channel, int status, RefusalReason reason) {
        fake.answers(status, "{\"detail\":\"no\"}");

        assertThat(send(channel, POST, "hola")).isEqualTo(Delivery.refused(reason));
        assertThat(fake.seen()).hasSize(1);
    }

    @Test
    void aVendorThatSaysWaitIsAskedAgainAfterThatTime() {
        fake.answers(429, Map.of("Retry-After", "17"), "")
                .answers(429, "{\"ok\":false,\"parameters\":{\"retry_after\":12}}")
                .answers(429, Map.of("x-rate-limit-reset", Long.toString(NOW.getEpochSecond() + 90)), "")
                .answers(429, Map.of("Retry-After", "Tue, 24 Nov 2026 10:01:00 GMT"), "")
                .answers(429, Map.of("Retry-After", "9223372036854775807"), "")
                .answers(429, Map.of("Retry-After", "soon"), "");

        assertThat(send("x", POST, "a")).isEqualTo(limited(Duration.ofSeconds(17)));
        assertThat(send("telegram", POST, "a")).isEqualTo(limited(Duration.ofSeconds(12)));
        assertThat(send("x", POST, "a")).isEqualTo(limited(Duration.ofSeconds(90)));
        assertThat(send("x", POST, "a")).isEqualTo(limited(Duration.ofSeconds(60)));
        assertThat(send("x", POST, "a")).isEqualTo(limited(Duration.ofHours(1)));
        assertThat(send("x", POST, "a")).isEqualTo(new Refused(RefusalReason.RATE_LIMITED, true, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"line", "app", "generic"})
    void withARetryKeyAVendorsFaultMayBeTriedAgain(String channel) {
        fake.answers(503, "").saysNothing();

        assertThat(send(channel, POST, "hola"))
                .isEqualTo(Delivery.retryable(RefusalReason.VENDOR_FAILED, Optional.empty()));
        assertThat(send(channel, POST, "hola"))
                .isEqualTo(Delivery.retryable(RefusalReason.NO_ANSWER, Optional.empty()));
        assertThat(fake.seen()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "telegram", "messenger"})
    void withoutARetryKeyAVendorsFaultIsUnknown(String channel) {
        fake.answers(502, "<html>").saysNothing();

        assertThat(send(channel, POST, "hola")).isEqualTo(new Unknown(UnknownReason.VENDOR_FAILED));
        assertThat(send(channel, POST, "hola")).isEqualTo(new Unknown(UnknownReason.NO_ANSWER));
        assertThat(fake.seen()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "telegram", "line", "app", "generic"})
    void aVendorThatCannotBeReachedHasCertainlyNothing(String channel) {
        fake.close();

        assertThat(send(channel, POST, "hola"))
                .isEqualTo(Delivery.retryable(RefusalReason.NOT_REACHED, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "telegram", "line", "app", "generic"})
    void anAccountWithoutSecretsSendsNothing(String channel) {
        Delivery delivery = sender(channel).send(OutboundMessage.text("o", "main", POST, "hola"), Requests.WITHOUT);

        assertThat(delivery).isEqualTo(Delivery.refused(RefusalReason.NOT_CONFIGURED));
        assertThat(fake.seen()).isEmpty();
    }

    @Test
    void aTokenThatWouldBreakOutOfItsHeaderIsNone() {
        AccountSecrets broken = new AccountSecrets(List.of(), Optional.of("a\r\nHost: b"), Optional.empty());

        assertThat(broken.accessToken()).isEmpty();
    }

    @Test
    void outsideTheLocalCloudVendorsAreAtTheirOwnHostsAndAccountsOnlyAtHttps() {
        Endpoints real = new Endpoints(Optional.empty());

        assertThat(real.atVendor("line", RULES.of("line"), "/v2/bot/message/push"))
                .contains(URI.create("https://api.line.me/v2/bot/message/push"));
        assertThat(real.atAccount("app", pushedTo("https://app.example/hook"), "/push"))
                .contains(URI.create("https://app.example/hook"));
        assertThat(real.atAccount("app", pushedTo("http://app.example/hook"), "/push"))
                .isEmpty();
        assertThat(real.atAccount("app", pushedTo("file:///etc/passwd"), "/push"))
                .isEmpty();
        assertThat(real.atAccount("app", pushedTo("not an address"), "/push")).isEmpty();
    }

    private static AccountSecrets pushedTo(String url) {
        return new AccountSecrets(List.of(), Optional.empty(), Optional.empty(), Optional.of(url));
    }

    private static Delivery limited(Duration wait) {
        return Delivery.retryable(RefusalReason.RATE_LIMITED, Optional.of(wait));
    }

    private Delivery send(String channel, ReplyAddress to, String text) {
        return sender(channel).send(OutboundMessage.text("out-1", "main", to, text), ACCOUNT);
    }

    private ChannelSender sender(String channel) {
        return senders.named(channel).orElseThrow();
    }

    private String path() {
        return fake.seen().getFirst().path();
    }

    private JsonNode body() {
        return JSON.readTree(fake.seen().getFirst().body());
    }

    /** The real limits with a read timeout that a test can wait for. */
    private static ChannelRules impatient(ChannelRules rules) {
        Map<String, ChannelLimits> channels = new TreeMap<>();
        rules.channels()
                .forEach((name, limits) -> channels.put(
                        name,
                        new ChannelLimits(
                                limits.baseUrl(),
                                limits.retryKey(),
                                limits.perMinute(),
                                new VendorHttp.Patience(2_000, 300),
                                limits.texts())));
        return new ChannelRules(rules.version(), channels);
    }
}
