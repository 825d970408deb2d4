package dev.landfall.channel.meta;

import static dev.landfall.channel.Requests.ROTATING;
import static dev.landfall.channel.Requests.bytes;
import static dev.landfall.channel.Requests.events;
import static dev.landfall.channel.Requests.get;
import static dev.landfall.channel.Requests.onlyPost;
import static dev.landfall.channel.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Channel;
import dev.landfall.channel.DeliveryReport;
import dev.landfall.channel.HandshakeAnswer;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundEvent.Ignored;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.InboundEvent.QuarantineReason;
import dev.landfall.channel.InboundEvent.Quarantined;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.ReplyAddress;
import dev.landfall.channel.Signatures;
import dev.landfall.channel.SocialPost;
import dev.landfall.channel.Verification;
import dev.landfall.ticket.Arrival;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaChannelTest {

    private static final Channel MESSENGER = MetaChannel.messenger();
    private static final Channel INSTAGRAM = MetaChannel.instagram();
    private static final Channel WHATSAPP = MetaChannel.whatsapp();
    private static final AccountContext MAIN = new AccountContext("main", Optional.of("900"), Optional.of("landfall"));
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final AccountSecrets WITH_TOKEN = new AccountSecrets(
            List.of("secret"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("let-me-in"));

    private static String page(String object, String messaging) {
        return "{\"object\":\"" + object + "\",\"entry\":[{\"id\":\"900\",\"time\":1790000000000,\"messaging\":["
                + messaging + "]}]}";
    }

    private static String said(String message) {
        return "{\"sender\":{\"id\":\"42\"},\"recipient\":{\"id\":\"900\"},\"timestamp\":1790000000000," + message
                + "}";
    }

    private static String feed(String value) {
        return "{\"object\":\"page\",\"entry\":[{\"id\":\"900\",\"changes\":[{\"field\":\"feed\",\"value\":" + value
                + "}]}]}";
    }

    private static String whatsapp(String contact, String part) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"messages\","
                + "\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"phone_number_id\":\"77\"},"
                + "\"contacts\":[" + contact + "]," + part + "}}]}]}";
    }

    private static String text(String from) {
        return "\"messages\":[{" + from + "\"id\":\"wamid.1\",\"timestamp\":\"1790000000\",\"type\":\"text\","
                + "\"text\":{\"body\":\"hola\"}}]";
    }

    @ParameterizedTest
    @ValueSource(strings = {"current-secret", "previous-secret"})
    void aBodySignedWithEitherSecretIsGenuine(String secret) {
        String body = "{\"object\":\"page\",\"text\":\"\\u00e9\"}";
        String mac = HexFormat.of().formatHex(Signatures.hmacSha256(Signatures.utf8(secret), bytes(body)));

        assertThat(MESSENGER.verify(post(body, Map.of("X-Hub-Signature-256", "sha256=" + mac)), ROTATING, NOW))
                .isEqualTo(Verification.genuine());
        assertThat(MESSENGER.verify(post(body + " ", Map.of("X-Hub-Signature-256", "sha256=" + mac)), ROTATING, NOW))
                .isEqualTo(Verification.forged(Verification.Reason.BAD_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=zz", "sha256=00", "sha1=00", "sha256=\u0000"})
    void anyOtherSignatureIsForged(String signature) {
        assertThat(WHATSAPP.verify(post("{}", Map.of("x-hub-signature-256", signature)), ROTATING, NOW))
                .isInstanceOf(Verification.Forged.class);
    }

    @Test
    void theChallengeComesBackAsPlainTextToWhoeverKnowsTheWord() {
        Map<String, String> query =
                Map.of("hub.mode", "subscribe", "hub.verify_token", "let-me-in", "hub.challenge", "1158201444");

        assertThat(MESSENGER.handshake(get(query), WITH_TOKEN))
                .contains(new HandshakeAnswer("text/plain", "1158201444"));
        assertThat(MESSENGER.handshake(get(query), ROTATING)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "subscribe,wrong,1",
        "subscribe,'',1",
        "unsubscribe,let-me-in,1",
        "subscribe,let-me-in,<script>",
        "subscribe,let-me-in,''"
    })
    void noOtherChallengeIsAnswered(String mode, String token, String challenge) {
        Map<String, String> query = Map.of("hub.mode", mode, "hub.verify_token", token, "hub.challenge", challenge);

        assertThat(MESSENGER.handshake(get(query), WITH_TOKEN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"messenger,page", "instagram,instagram"})
    void aMessageIsSaidToUsAlone(String name, String object) {
        Channel channel = name.equals("messenger") ? MESSENGER : INSTAGRAM;
        SocialPost post = onlyPost(
                channel,
                page(
                        object,
                        said(
                                "\"message\":{\"mid\":\"m1\",\"text\":\"hola\",\"new\":{},\"quick_reply\":{\"payload\":\"A\"},"
                                        + "\"attachments\":[{\"type\":\"image\",\"payload\":{\"url\":\"https://cdn/1\"}}],"
                                        + "\"reply_to\":{\"story\":{\"id\":\"s1\",\"url\":\"https://cdn/2\"}}}")),
                MAIN);

        assertThat(post.channel()).isEqualTo(name);
        assertThat(post.direct()).isTrue();
        assertThat(post.sourceUserId()).isEqualTo("42");
        assertThat(post.at()).isEqualTo(Instant.ofEpochMilli(1790000000000L));
        assertThat(post.media())
                .extracting("type", "vendorId")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("image", "m1"),
                        org.assertj.core.groups.Tuple.tuple("story", "s1"));
        assertThat(post.replyAddress()).isEqualTo(ReplyAddress.to("42"));
    }

    @Test
    void aPressedButtonSaysWhatIsWrittenOnIt() {
        assertThat(onlyPost(
                                MESSENGER,
                                page(
                                        "page",
                                        said("\"postback\":{\"mid\":\"m1\",\"title\":\"Start\",\"payload\":\"P\"}")),
                                MAIN)
                        .text())
                .isEqualTo("Start");
        assertThat(onlyPost(
                                WHATSAPP,
                                whatsapp(
                                        "",
                                        "\"messages\":[{\"from\":\"49\",\"id\":\"w\",\"timestamp\":\"1790000000\",\"type\":"
                                                + "\"interactive\",\"interactive\":{\"type\":\"list_reply\",\"list_reply\":"
                                                + "{\"id\":\"1\",\"title\":\"Calls\"}}}]"),
                                MAIN)
                        .text())
                .isEqualTo("Calls");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"message\":{\"mid\":\"m1\",\"text\":\"a\",\"is_echo\":true}|OWN_POST",
                "\"message\":{\"mid\":\"m1\",\"is_unsupported\":true}|UNKNOWN_MESSAGE_TYPE",
                "\"reaction\":{\"mid\":\"m1\",\"action\":\"react\"}|REACTION",
                "\"referral\":{\"ref\":\"r\"}|REFERRAL",
                "\"postback\":{\"payload\":\"P\"}|POSTBACK",
                "\"take_thread_control\":{}|THREAD_CONTROL",
                "\"telepathy\":{}|UNKNOWN_EVENT_TYPE"
            })
    void whatIsNoMessageIsCountedByName(String event, IgnoredReason reason) {
        assertThat(events(MESSENGER, page("page", said(event)), MAIN))
                .singleElement()
                .isInstanceOfSatisfying(
                        Ignored.class, it -> assertThat(it.reason()).isEqualTo(reason));
    }

    @Test
    void editsAndWithdrawalsNameTheMessage() {
        List<InboundEvent> events = events(
                INSTAGRAM,
                page(
                        "instagram",
                        said("\"message_edit\":{\"mid\":\"m1\",\"text\":\"better\",\"num_edit\":1}") + ","
                                + said("\"message\":{\"mid\":\"m1\",\"is_deleted\":true}")),
                MAIN);

        assertThat(events.get(0))
                .isInstanceOfSatisfying(
                        InboundEvent.Edited.class,
                        edited -> assertThat(edited.post().text()).isEqualTo("better"));
        assertThat(events.get(1))
                .isEqualTo(new InboundEvent.Withdrawn(
                        1, new InboundEvent.Taken("instagram", "main", "42", "m1", Optional.of("42"))));
    }

    @Test
    void deliveriesAreToldByNameAndReadingByAnInstant() {
        List<InboundEvent> events = events(
                MESSENGER,
                page(
                        "page",
                        said("\"delivery\":{\"mids\":[\"m1\",\"m2\"],\"watermark\":1790000000500}") + ","
                                + said("\"delivery\":{\"watermark\":1790000000500}") + ","
                                + said("\"read\":{\"watermark\":1790000000900}")),
                MAIN);

        assertThat(events)
                .containsExactly(
                        report(0, new DeliveryReport.One("m1"), Arrival.State.DELIVERED, 500),
                        report(1, new DeliveryReport.One("m2"), Arrival.State.DELIVERED, 500),
                        report(2, new DeliveryReport.Until("42"), Arrival.State.DELIVERED, 500),
                        report(3, new DeliveryReport.Until("42"), Arrival.State.READ, 900));
    }

    private static InboundEvent report(int index, DeliveryReport.Which which, Arrival.State state, long millis) {
        return new InboundEvent.Delivered(
                index,
                new DeliveryReport(
                        "messenger", "main", which, state, Instant.ofEpochMilli(1790000000000L + millis), ""));
    }

    @Test
    void whatIsWrittenOnOurPageIsPublicAndAnsweredBeneath() {
        String comment = feed("{\"item\":\"comment\",\"verb\":\"add\",\"comment_id\":\"p_c\",\"post_id\":\"p\","
                + "\"from\":{\"id\":\"42\",\"name\":\"Ana\"},\"message\":\"no me llega\",\"created_time\":1790000000}");

        SocialPost post = onlyPost(MESSENGER, comment, MAIN);

        assertThat(post.direct()).isFalse();
        assertThat(post.mentionsUs()).isFalse();
        assertThat(post.conversation()).isEqualTo("p");
        assertThat(post.replyAddress()).isEqualTo(new ReplyAddress("42", Optional.of("p_c"), Optional.empty()));
        assertThat(events(MESSENGER, comment.replace("\"add\"", "\"edited\""), MAIN)
                        .getFirst())
                .isInstanceOf(InboundEvent.Edited.class);
        assertThat(events(MESSENGER, comment.replace("\"add\"", "\"remove\""), MAIN)
                        .getFirst())
                .isInstanceOf(InboundEvent.Withdrawn.class);
        assertThat(events(MESSENGER, comment.replace("\"id\":\"42\"", "\"id\":\"900\""), MAIN))
                .containsExactly(new Ignored(0, Optional.of("p_c"), IgnoredReason.OWN_POST));
    }

    @Test
    void aCommentOnInstagramIsPublic() {
        SocialPost post = onlyPost(
                INSTAGRAM,
                "{\"object\":\"instagram\",\"entry\":[{\"id\":\"900\",\"time\":1790000000,\"changes\":[{\"field\":\"comments\","
                        + "\"value\":{\"id\":\"c1\",\"text\":\"@Landfall help\",\"from\":{\"id\":\"42\",\"username\":\"ana\"},"
                        + "\"media\":{\"id\":\"m9\"}}}]}]}",
                MAIN);

        assertThat(post.mentionsUs()).isTrue();
        assertThat(post.conversation()).isEqualTo("m9");
    }

    @Test
    void whoHidesTheNumberIsKnownByTheScopedId() {
        String contact = "{\"profile\":{\"name\":\"Ana\"},\"wa_id\":\"49\",\"user_id\":\"DE.1\"}";
        SocialPost known = onlyPost(WHATSAPP, whatsapp(contact, text("\"from\":\"49\",")), MAIN);
        SocialPost hidden = onlyPost(
                WHATSAPP, whatsapp(contact.replace("\"wa_id\":\"49\",", ""), text("\"from_user_id\":\"DE.1\",")), MAIN);
        SocialPost old = onlyPost(WHATSAPP, whatsapp("", text("\"from\":\"49\",")), MAIN);

        assertThat(known.sourceUserId()).isEqualTo(hidden.sourceUserId()).isEqualTo("DE.1");
        assertThat(known.replyAddress()).isEqualTo(new ReplyAddress("49", Optional.empty(), Optional.of("77")));
        assertThat(hidden.replyAddress().to()).isEqualTo("DE.1");
        assertThat(old.sourceUserId()).isEqualTo("49");
        assertThat(known.displayName()).contains("Ana");
    }

    @Test
    void partsOfAWhatsAppBodyKeepTheirOrder() {
        List<InboundEvent> events = events(
                WHATSAPP,
                whatsapp(
                        "",
                        "\"statuses\":[{\"id\":\"w0\",\"status\":\"failed\",\"timestamp\":\"1790000000\",\"errors\":[{\"code\":"
                                + "131047}]},{\"id\":\"w0\",\"status\":\"invented\"},{\"status\":\"read\"}],"
                                + text("\"from\":\"49\",") + ",\"errors\":[{\"code\":1}]"),
                MAIN);

        assertThat(events.get(0))
                .isEqualTo(new InboundEvent.Delivered(
                        0,
                        new DeliveryReport(
                                "whatsapp",
                                "main",
                                new DeliveryReport.One("w0"),
                                Arrival.State.FAILED,
                                Instant.ofEpochSecond(1790000000L),
                                "window_closed")));
        assertThat(events.get(1)).isEqualTo(new Ignored(1, Optional.of("w0"), IgnoredReason.UNKNOWN_MESSAGE_TYPE));
        assertThat(events.get(2)).isEqualTo(new Quarantined(2, Optional.empty(), QuarantineReason.NO_ID));
        assertThat(events.get(3)).isInstanceOf(InboundEvent.Message.class);
        assertThat(events.get(4)).isEqualTo(new Ignored(4, Optional.empty(), IgnoredReason.VENDOR_ERROR));
    }

    @Test
    void oneBrokenMessageDoesNotTakeTheOthersAlong() {
        List<InboundEvent> events = events(
                MESSENGER,
                page(
                        "page",
                        "7," + said("\"message\":{\"text\":\"a\"}") + ","
                                + said("\"message\":{\"mid\":\"m\",\"text\":\"a\"}")),
                MAIN);

        assertThat(events.get(0)).isEqualTo(new Quarantined(0, Optional.empty(), QuarantineReason.NOT_AN_OBJECT));
        assertThat(events.get(1)).isEqualTo(new Quarantined(1, Optional.empty(), QuarantineReason.NO_ID));
        assertThat(events.get(2)).isInstanceOf(InboundEvent.Message.class);
    }

    @Test
    void theBodyOfAnotherProductIsNotOfThisChannel() {
        assertThat(INSTAGRAM.parse(bytes(page("page", "")), MAIN))
                .isEqualTo(new Parsed.Malformed(Parsed.Reason.NOT_THIS_CHANNEL));
    }
}
