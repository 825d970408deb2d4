package dev.landfall.channel.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.ChannelRules;
import dev.landfall.channel.Delivery;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.FakeVendor;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.OutboundMessage;
import dev.landfall.channel.RawRequest;
import dev.landfall.channel.ReplyAddress;
import dev.landfall.channel.Requests;
import dev.landfall.channel.SocialPost;
import dev.landfall.channel.Vendor;
import dev.landfall.channel.Verification;
import dev.landfall.policy.PolicyFiles;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DiscordChannelTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final AccountContext MAIN = AccountContext.of("main");
    private static final KeyPair PAIR = pair();
    private static final String COMMAND = """
            {"type":2,"id":"1310000000000000000","application_id":"77","token":"tok-1","locale":"es-ES",
             "member":{"user":{"id":"42","username":"ana","global_name":"Ana"}},
             "data":{"name":"support","options":[{"name":"text","type":3,"value":"No me llega el código"}]}}""";

    private final DiscordChannel channel = new DiscordChannel();

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AccountSecrets account() {
        byte[] der = PAIR.getPublic().getEncoded();
        String hex = HexFormat.of().formatHex(der, der.length - 32, der.length);
        return new AccountSecrets(List.of(hex), Optional.of("bot-token"), Optional.of("77"));
    }

    private static RawRequest signed(String body, Instant at) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(PAIR.getPrivate());
            String timestamp = Long.toString(at.getEpochSecond());
            signing.update(Requests.bytes(timestamp + body));
            return Requests.post(
                    body,
                    Map.of(
                            "X-Signature-Ed25519",
                            HexFormat.of().formatHex(signing.sign()),
                            "X-Signature-Timestamp",
                            timestamp));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onlyTheApplicationsOwnKeyIsBelieved() {
        assertThat(channel.verify(signed(COMMAND, NOW), account(), NOW)).isInstanceOf(Verification.Genuine.class);
        RawRequest changed = new RawRequest("POST", signed(COMMAND, NOW).headers(), Map.of(), Requests.bytes("{}"));
        assertThat(channel.verify(changed, account(), NOW))
                .isEqualTo(Verification.forged(Verification.Reason.BAD_SIGNATURE));
        assertThat(channel.verify(signed(COMMAND, NOW.minusSeconds(301)), account(), NOW))
                .isEqualTo(Verification.forged(Verification.Reason.STALE));
        assertThat(channel.verify(Requests.post(COMMAND, Map.of()), account(), NOW))
                .isEqualTo(Verification.forged(Verification.Reason.NO_SIGNATURE));
        assertThat(channel.verify(signed(COMMAND, NOW), Requests.WITHOUT, NOW))
                .isEqualTo(Verification.forged(Verification.Reason.NO_SECRET));
        AccountSecrets noKey = new AccountSecrets(List.of("zz", "abcd"), Optional.empty(), Optional.empty());
        assertThat(channel.verify(signed(COMMAND, NOW), noKey, NOW))
                .isEqualTo(Verification.forged(Verification.Reason.NO_SECRET));
    }

    @Test
    void aCommandIsADirectMessageInThePersonsLanguage() {
        SocialPost post = Requests.onlyPost(channel, COMMAND, MAIN);
        assertThat(post.text()).isEqualTo("No me llega el código");
        assertThat(post.direct()).isTrue();
        assertThat(post.sourceUserId()).isEqualTo("42");
        assertThat(post.displayName()).contains("Ana");
        assertThat(post.localeHint()).contains("es-ES");
        assertThat(post.replyAddress()).isEqualTo(new ReplyAddress("42", Optional.empty(), Optional.of("tok-1")));
        assertThat(post.at()).isEqualTo(Instant.ofEpochMilli((1310000000000000000L >> 22) + 1_420_070_400_000L));
    }

    @Test
    void aFormsFieldsAndAMessagesMenuAreRead() {
        String form = COMMAND.replace("\"type\":2,", "\"type\":5,").replaceAll("\"data\":\\{.*}}$", """
                "data":{"custom_id":"f","components":[{"type":1,"components":[{"type":4,"value":"Primero"}]},
                {"type":18,"component":{"type":4,"value":"Segundo"}}]}}""");
        assertThat(Requests.onlyPost(channel, form, MAIN).text()).isEqualTo("Primero\nSegundo");
        String menu = COMMAND.replaceAll("\"data\":\\{.*}}$", """
                "data":{"name":"Report","target_id":"9","resolved":{"messages":{"9":{"content":"spam aquí"}}}}}""");
        assertThat(Requests.onlyPost(channel, menu, MAIN).text()).isEqualTo("spam aquí");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"type\":1,\"id\":\"1\"}', 200, '{\"type\":1}', PING",
        "'{\"type\":0,\"application_id\":\"7\",\"version\":1}', 204, '', PING",
        "'{\"type\":1,\"application_id\":\"7\",\"version\":1,\"event\":{\"type\":\"ENTITLEMENT_CREATE\"}}', 204, '', UNKNOWN_EVENT_TYPE",
        "'{\"type\":3,\"id\":\"1\"}', 200, '{\"type\":6}', POSTBACK",
        "'{\"type\":4,\"id\":\"1\"}', 200, '{\"type\":8,\"data\":{\"choices\":[]}}', POSTBACK",
    })
    void whatIsNoMessageIsAnsweredAtOnceAndCounted(String body, int status, String answer, IgnoredReason reason) {
        assertThat(channel.answer(Requests.bytes(body)).orElseThrow().status()).isEqualTo(status);
        assertThat(channel.answer(Requests.bytes(body)).orElseThrow().body()).isEqualTo(answer);
        assertThat(((InboundEvent.Ignored) Requests.events(channel, body, MAIN).getFirst()).reason())
                .isEqualTo(reason);
    }

    @Test
    void aMessageIsToldThatItsAnswerFollows() {
        assertThat(channel.answer(Requests.bytes(COMMAND)).orElseThrow().body())
                .isEqualTo("{\"type\":5,\"data\":{\"flags\":64}}");
    }

    @Test
    void theAnswerFollowsTheInteractionAndLaterGoesToThePersonDirectly() {
        ChannelRules rules = new PolicyFiles(JsonMapper.shared()).current(ChannelRules.POLICY);
        OutboundMessage message = OutboundMessage.text(
                "o1", "main", new ReplyAddress("42", Optional.empty(), Optional.of("tok-1")), "@everyone hola");
        try (FakeVendor fake = new FakeVendor()) {
            DiscordSender sender =
                    new DiscordSender(new Vendor(() -> rules, new Endpoints(Optional.of(fake.base())), () -> NOW));
            fake.answers(200, "{\"id\":\"555\"}");
            assertThat(sender.send(message, account())).isEqualTo(Delivery.sent(Optional.of("555")));
            assertThat(fake.seen().getFirst().path()).isEqualTo("/discord/api/v10/webhooks/77/tok-1");
            assertThat(fake.seen().getFirst().body()).contains("\"parse\":[]");
            fake.answers(404, "{\"code\":50027}")
                    .answers(200, "{\"id\":\"66\"}")
                    .answers(200, "{\"id\":\"556\"}");
            assertThat(sender.send(message, account())).isEqualTo(Delivery.sent(Optional.of("556")));
            assertThat(fake.seen().getLast().path()).isEqualTo("/discord/api/v10/channels/66/messages");
            fake.answers(404, "{}").answers(403, "{\"code\":50007}");
            assertThat(sender.send(message, account())).isInstanceOf(Delivery.Refused.class);
        }
    }
}
