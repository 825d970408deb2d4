package dev.landfall.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.landfall.channel.mail.MailParser;
import dev.landfall.channel.mail.ParsedMail;
import dev.landfall.queue.Queue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that providers bring, from the door to the mail queue. */
class MailHooksTest {

    private static final Path PAYLOADS = Path.of(System.getProperty("landfall.data", "../../shared/data"))
            .resolve("payloads")
            .resolve("mail-providers");
    private static final List<String> NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
    private static final String MIME = "From: Ana <ana@example.org>\r\nTo: care@" + MailHouse.DOMAIN
            + "\r\nSubject: =?utf-8?q?No_llega_el_c=C3=B3digo?=\r\nMessage-ID: <1@example.org>\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n\r\nLlevo dos días sin código.\r\n";

    private final House house = new House();

    static Stream<Webhook> genuine() {
        Map<String, String> whole = new LinkedHashMap<>();
        whole.put("recipient", "care@" + MailHouse.DOMAIN);
        whole.put("sender", "ana@example.org");
        whole.put("body-mime", MIME);
        String events = "[{\"event\":\"inbound\",\"_id\":\"e1\",\"msg\":{\"raw_msg\":\""
                + MIME.replace("\r\n", "\\r\\n") + "\",\"email\":\"care@" + MailHouse.DOMAIN + "\"}}]";
        String postmark =
                "{\"MessageID\":\"p1\",\"From\":\"ana@example.org\",\"FromFull\":{\"Email\":\"ana@example.org\","
                        + "\"Name\":\"Ana\"},\"To\":\"care@" + MailHouse.DOMAIN
                        + "\",\"Subject\":\"No llega el código\","
                        + "\"TextBody\":\"Llevo dos días sin código.\",\"Headers\":[]}";
        String cloudmailin = "{\"headers\":{\"from\":\"Ana <ana@example.org>\",\"subject\":\"No llega el código\","
                + "\"message_id\":\"<1@example.org>\"},\"envelope\":{\"to\":\"care@" + MailHouse.DOMAIN
                + "\",\"from\":\"ana@example.org\"},\"plain\":\"Llevo dos días sin código.\"}";
        return Stream.of(
                MailHooks.mailgun(utf8(MailHooks.form(whole)), "token-0001", House.NOW),
                MailHooks.sendgrid(utf8(MailHooks.form(Map.of("email", MIME))), House.NOW),
                MailHooks.mandrill(utf8(MailHooks.form(Map.of("mandrill_events", events)))),
                MailHooks.basic("postmark", utf8(postmark)),
                MailHooks.basic("cloudmailin", utf8(cloudmailin)),
                MailHooks.mime(utf8(MIME), "id-1", House.NOW));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<ParsedMail> mails() {
        return house.mailQueue.entries().stream()
                .map(entry ->
                        MailNotice.read(entry.body(), dev.landfall.House.MAPPER).orElseThrow())
                .map(notice -> (ParsedMail) new MailParser()
                        .parse(house.objects.get(notice.objectKey()).orElseThrow()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("genuine")
    void aGenuineMailEndsInTheBucketWithItsTimeToGoAndInTheMailQueue(Webhook webhook) {
        assertThat(house.send(webhook).status()).isEqualTo(200);
        house.work();
        assertThat(house.outcomes()).containsExactly("PROCESSED forwarded");
        ParsedMail mail = mails().getFirst();
        assertThat(mail.subject()).isEqualTo("No llega el código");
        assertThat(mail.from().orElseThrow().normalized()).isEqualTo("ana@example.org");
        assertThat(mail.text().strip()).isEqualTo("Llevo dos días sin código.");
        assertThat(house.count("rawmail")).hasSize(1);
        MailNotice notice = MailNotice.read(house.mailQueue.entries().getFirst().body(), dev.landfall.House.MAPPER)
                .orElseThrow();
        assertThat(notice.recipients()).containsExactly("care@" + MailHouse.DOMAIN);
    }

    @ParameterizedTest
    @MethodSource("genuine")
    void whatIsNotSignedOrSignedOtherwiseIsRefused(Webhook webhook) {
        byte[] changed = webhook.body().clone();
        int signature = new String(changed, StandardCharsets.ISO_8859_1).indexOf("signature=");
        changed[signature < 0 ? changed.length - 2 : signature + 12] ^= 1;
        boolean inHeaders = webhook.headers().keySet().stream().anyMatch("Authorization"::equals);
        Webhook forged = new Webhook(
                webhook.channel(),
                "care",
                inHeaders ? Map.of("Authorization", "Basic bGFuZGZhbGw6d3Jvbmc=") : webhook.headers(),
                changed);
        assertThat(house.send(forged).status()).isEqualTo(401);
        if (!webhook.headers().isEmpty()) {
            assertThat(house.send(webhook.withHeaders(Map.of())).status()).isEqualTo(401);
        }
        assertThat(house.send(webhook.to(webhook.channel(), "unknown")).status())
                .isEqualTo(401);
        assertThat(house.queue.entries()).isEmpty();
        assertThat(house.table.size()).isZero();
    }

    @Test
    void anOldSignatureIsRefusedAndATokenSeenAgainBringsNothingNew() {
        Webhook first = genuine().findFirst().orElseThrow();
        house.send(first);
        house.send(first.withBody(new String(first.body(), StandardCharsets.UTF_8) + "&other=mail"));
        house.work();
        assertThat(mails()).hasSize(1);
        house.clock.advance(Duration.ofMinutes(6));
        assertThat(house.send(first).status()).isEqualTo(401);
    }

    @Test
    void aMailTooLargeForARequestIsPutWhereWeSayAndHandedOn() {
        var offered = house.send(MailHooks.mime(utf8("{\"upload\":{\"bytes\":5000000}}"), "id-1", House.NOW));

        assertThat(offered.status()).isEqualTo(201);
        var answer = dev.landfall.House.MAPPER.readTree(offered.body());
        String object = answer.path("object").asString();
        assertThat(answer.path("uploadUrl").asString()).contains(object).contains("5000000");
        assertThat(house.count("rawmail")).hasSize(1);
        assertThat(house.count("receipt")).isEmpty();

        house.objects.put(object, utf8(MIME), "message/rfc822");
        Webhook uploaded = MailHooks.mime(
                utf8("{\"uploaded\":{\"object\":\"" + object + "\",\"sender\":\"ana@example.org\"}}"),
                "id-2",
                House.NOW);
        assertThat(house.send(uploaded).status()).isEqualTo(200);
        house.send(uploaded);
        house.work();

        assertThat(house.outcomes()).containsExactly("PROCESSED forwarded");
        assertThat(mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).isEqualTo("No llega el código"));
        assertThat(house.count("rawmail")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"uploaded\":{\"object\":\"receipts/abc\"}}",
                "{\"uploaded\":{\"object\":\"mail/upload-../x\"}}",
                "{\"uploaded\":{\"object\":5}}",
                "{\"upload\":{\"bytes\":-1}}",
                "{\"upload\":{\"bytes\":\"many\"}}",
                "{\"upload\":{\"bytes\":1e99}}",
                "{}",
                "{\"upload\":"
            })
    void anAnnouncementThatNamesNoMailIsQuarantined(String body) {
        assertThat(house.send(MailHooks.mime(utf8(body), "id-1", House.NOW)).status())
                .isEqualTo(200);
        house.work();
        assertThat(house.outcomes()).singleElement().asString().startsWith("QUARANTINED");
        assertThat(house.mailQueue.entries()).isEmpty();
    }

    @Test
    void noAddressIsGivenForMoreThanIsTakenNorToAStranger() {
        Webhook large = MailHooks.mime(utf8("{\"upload\":{\"bytes\":41943041}}"), "id-1", House.NOW);
        assertThat(house.send(large).status()).isEqualTo(413);
        Webhook forged =
                MailHooks.mime(utf8("{\"upload\":{\"bytes\":5000000}}"), "id-2", House.NOW.minus(Duration.ofHours(1)));
        assertThat(house.send(forged).status()).isEqualTo(401);
        assertThat(house.count("rawmail")).isEmpty();
    }

    @Test
    void anEventThatComesTwiceIsHandledOnce() {
        house.send(MailHooks.mime(utf8(MIME), "id-1", House.NOW));
        house.work();
        house.again(house.queue.entries().getFirst());
        assertThat(house.count("rawmail")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aMailSurvivesDyingBetweenAnyTwoWrites(int writes) {
        house.send(MailHooks.mime(utf8(MIME), "id-1", House.NOW));
        house.table.dieAfter(writes);
        house.work();
        house.table.dieAfter(Integer.MAX_VALUE);
        house.work();
        assertThat(house.count("rawmail")).hasSize(1);
        assertThat(house.outcomes()).containsExactly("PROCESSED forwarded");
        // Told twice at worst; both notices name the one original, and the mail function knows it again.
        assertThat(mails())
                .isNotEmpty()
                .allMatch(mail -> mail.messageId().orElse("").equals("1@example.org"));
        assertThat(house.mailQueue.entries().stream().map(Queue.Entry::body).distinct())
                .hasSize(1);
    }

    @Test
    void aMailThatWasGivenUpGoesOnWhenItsMessageIsPlayedAgain() {
        house.send(MailHooks.mime(utf8(MIME), "id-1", House.NOW));
        house.loseWaiting();
        for (int round = 0; round < 6; round++) {
            house.clock.advance(Duration.ofHours(25));
            house.reconcile();
            house.loseWaiting();
        }
        assertThat(house.outcomes()).containsExactly("QUARANTINED exhausted");
        house.again(house.queue.entries().getFirst());
        assertThat(house.outcomes()).containsExactly("PROCESSED forwarded");
        assertThat(mails()).hasSize(1);
    }

    private static Map<String, String> notice(String type, String topic, String message) {
        Map<String, String> notice = new LinkedHashMap<>();
        notice.put("Type", type);
        notice.put("MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324");
        notice.put("TopicArn", topic);
        notice.put("Message", message);
        notice.put("Timestamp", House.NOW.toString());
        return notice;
    }

    @Test
    void aTopicOfOursBringsSesNoticesAndAnotherTopicNothing() {
        String ses = "{\"notificationType\":\"Received\",\"mail\":{\"source\":\"ana@example.org\"},\"receipt\":"
                + "{\"recipients\":[\"care@" + MailHouse.DOMAIN + "\"],\"dmarcVerdict\":{\"status\":\"PASS\"},"
                + "\"action\":{\"type\":\"SNS\",\"encoding\":\"UTF8\"}},\"content\":\"" + MIME.replace("\r\n", "\\r\\n")
                + "\"}";
        assertThat(house.send(MailHooks.sns(notice("Notification", MailHooks.TOPIC, ses), NOTIFICATION))
                        .status())
                .isEqualTo(200);
        house.work();
        assertThat(mails().getFirst().subject()).isEqualTo("No llega el código");
        assertThat(house.send(MailHooks.sns(notice("Notification", MailHooks.TOPIC + "2", ses), NOTIFICATION))
                        .status())
                .isEqualTo(401);
        Webhook changed = MailHooks.sns(notice("Notification", MailHooks.TOPIC, ses), NOTIFICATION);
        assertThat(house.send(changed.withBody(new String(changed.body(), StandardCharsets.UTF_8)
                                .replace("ana@example.org", "eve@example.org")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aSubscriptionIsConfirmedForATopicOfOursAtSnsAlone() {
        Map<String, String> asked = notice("SubscriptionConfirmation", MailHooks.TOPIC, "You have chosen …");
        asked.put("Token", "t");
        asked.put("SubscribeURL", "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=t");
        house.send(MailHooks.sns(asked, CONFIRMATION));
        house.work();
        assertThat(house.visited).hasSize(1);
        assertThat(house.outcomes()).containsExactly("PROCESSED confirmed");
        asked.put("MessageId", "another");
        asked.put("SubscribeURL", "https://sns.eu-central-1.amazonaws.com.evil.example/?Action=ConfirmSubscription");
        house.send(MailHooks.sns(asked, CONFIRMATION));
        house.work();
        assertThat(house.visited).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.eu-central-1.amazonaws.com/x.pem",
                "https://sns.eu-central-1.amazonaws.com.evil.example/x.pem",
                "https://evil.example/sns.eu-central-1.amazonaws.com/x.pem",
                "https://sns.eu-central-1.amazonaws.com@evil.example/x.pem",
                "https://sns.eu-central-1.amazonaws.com:8443/x.pem",
                "file:///etc/passwd",
                "not a url"
            })
    void aCertificateFromElsewhereIsNotFetched(String url) {
        assertThat(dev.landfall.channel.mailhook.SnsCertificates.isAtSns(url)).isFalse();
    }

    @Test
    void mandrillFindsTheAddressWithHead() {
        assertThat(house.door("HEAD", new Webhook("mandrill", "care", Map.of(), new byte[0]), Map.of(), false)
                        .status())
                .isEqualTo(200);
        assertThat(house.door("HEAD", new Webhook("mandrill", "none", Map.of(), new byte[0]), Map.of(), false)
                        .status())
                .isEqualTo(401);
    }

    /** Bodies that the providers really sent, without the first lines of the request. */
    @Test
    void everyPublishedBodyIsAcceptedWhenSignedAndEndsByName() throws IOException {
        assumeThat(PAYLOADS).as("the data folder with published payloads").isDirectory();
        try (Stream<Path> files = Files.walk(PAYLOADS)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".txt")
                            && PAYLOADS.relativize(file).getNameCount() > 1
                            && !file.toString().contains("simple"))
                    .sorted()
                    .toList();
            assertThat(all).hasSizeGreaterThan(20);
            int number = 0;
            for (Path file : all) {
                String name = PAYLOADS.relativize(file).toString();
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                int head = text.indexOf("\r\n\r\n") >= 0 && text.indexOf("\r\n\r\n") < 1500
                        ? text.indexOf("\r\n\r\n") + 4
                        : text.indexOf("\n\n") + 2;
                byte[] body = text.substring(head).getBytes(StandardCharsets.ISO_8859_1);
                House fresh = new House();
                Webhook webhook = switch (name.substring(0, name.indexOf('/'))) {
                    case "mailgun" -> MailHooks.mailgun(body, "token-" + 1000 + number++, House.NOW);
                    case "sendgrid" -> MailHooks.sendgrid(body, House.NOW);
                    case "mandrill" -> MailHooks.mandrill(body);
                    case "postmark" -> MailHooks.basic("postmark", body);
                    default -> MailHooks.basic("cloudmailin", body);
                };
                assertThat(fresh.sendBase64(webhook).status()).as(name).isEqualTo(200);
                fresh.work();
                assertThat(fresh.outcomes()).as(name).allMatch(outcome -> outcome.equals("PROCESSED forwarded"));
                for (var entry : fresh.mailQueue.entries()) {
                    MailNotice notice = MailNotice.read(entry.body(), dev.landfall.House.MAPPER)
                            .orElseThrow();
                    ParsedMail mail = (ParsedMail) new MailParser()
                            .parse(fresh.objects.get(notice.objectKey()).orElseThrow());
                    boolean hollow = name.matches(".*/(invalid|missing|spam).txt");
                    assertThat(mail.from()).as(name).isPresent();
                    assertThat(hollow
                                    || !mail.subject().isEmpty() && !mail.text().isBlank())
                            .as(name)
                            .isTrue();
                    assertThat(notice.recipients()).as(name).isNotEmpty();
                }
            }
        }
    }
}
