package dev.landfall.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutgoingMailTest {

    private static final MailAddress CARE = new MailAddress("Care, Team", "care@example.org");
    private static final MailAddress PERSON = new MailAddress("Zoë", "zoe@example.net");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void ourMailIsReadBackByOurOwnParser() {
        ReplyToken token = new ReplyToken("k7d2m4x9q8w3e6r5");
        List<String> thread =
                IntStream.range(0, 60).mapToObj(i -> "id-" + i + "@example.net").toList();
        byte[] raw = OutgoingMail.create(token.messageId("A1", "example.org"), NOW, CARE, PERSON)
                .subject("رسالتك وصلت: " + "كلمة ".repeat(30))
                .inReplyTo("id-59@example.net", thread)
                .replyTo(new MailAddress("", token.plusAddress("care", "example.org")))
                .autoReplied()
                .own("t1")
                .body("مرحبا <b>\n\nسطر", "ar", true)
                .bytes();

        ParsedMail mail = parsed(raw);

        assertThat(mail.subject()).isEqualTo(("رسالتك وصلت: " + "كلمة ".repeat(30)).strip());
        assertThat(mail.from()).contains(CARE);
        assertThat(mail.to()).containsExactly(PERSON);
        assertThat(mail.date()).contains(NOW);
        assertThat(mail.references()).isEqualTo(thread);
        assertThat(mail.inReplyTo()).containsExactly("id-59@example.net");
        assertThat(mail.text().strip()).isEqualTo("مرحبا <b>\n\nسطر");
        assertThat(mail.html().orElseThrow()).contains("dir=\"rtl\"").contains("&lt;b&gt;");
        assertThat(mail.headers().first("auto-submitted")).contains("auto-replied");
        assertThat(new String(raw, StandardCharsets.US_ASCII)
                        .lines()
                        .mapToInt(String::length)
                        .max()
                        .orElse(0))
                .isLessThanOrEqualTo(998);
        assertThat(ReplyToken.inAddress(mail.replyTo().getFirst().address(), "example.org"))
                .contains(token);
        assertThat(ReplyToken.inMessageId(mail.messageId().orElseThrow(), "example.org"))
                .contains(token);
    }

    @Test
    void noValueCanAddAHeader() {
        byte[] raw = OutgoingMail.create(
                        "a\r\nBcc: x@example.com", NOW, new MailAddress("x\r\nBcc: y", "a@b\r\nBcc: z@c"), PERSON)
                .subject("hi\r\nBcc: evil@example.com\n\nbody")
                .inReplyTo("q\r\nBcc: w", List.of())
                .body("text", "en\r\nBcc: v", false)
                .bytes();

        assertThat(parsed(raw).headers().has("bcc")).isFalse();
        assertThat(parsed(raw).text().strip()).isEqualTo("text");
    }

    @Test
    void aTokenOfAnotherDomainIsNotOurs() {
        assertThat(ReplyToken.inAddress("care+k7d2m4x9q8w3e6r5@evil.example", "example.org"))
                .isEmpty();
        assertThat(ReplyToken.inAddress("CARE+K7D2M4X9Q8W3E6R5@Example.Org", "example.org"))
                .isPresent();
        assertThat(ReplyToken.inMessageId("landfall.k7d2m4x9q8w3e6r5.1@example.orgx", "example.org"))
                .isEmpty();
    }

    static ParsedMail parsed(byte[] raw) {
        return (ParsedMail) new MailParser().parse(raw);
    }
}
