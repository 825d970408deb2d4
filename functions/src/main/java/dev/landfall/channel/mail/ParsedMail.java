package dev.landfall.channel.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A mail as far as it could be read; a field that is missing or broken is empty, never null. */
public record ParsedMail(MailHeaders headers, MailBody body, List<MailAttachment> attachments, MailQuality quality)
        implements MailResult {

    public ParsedMail {
        attachments = List.copyOf(attachments);
    }

    /** The decoded subject on one line, or the empty string. */
    public String subject() {
        return headers.last("subject").map(EncodedWords::decode).orElse("").strip();
    }

    /** The first author. */
    public Optional<MailAddress> from() {
        return addresses("from").stream().findFirst();
    }

    /** The addresses of {@code To}. */
    public List<MailAddress> to() {
        return addresses("to");
    }

    /** The addresses of {@code Cc}. */
    public List<MailAddress> cc() {
        return addresses("cc");
    }

    /** The addresses of {@code Reply-To}. */
    public List<MailAddress> replyTo() {
        return addresses("reply-to");
    }

    /** The addresses of any address field. */
    public List<MailAddress> addresses(String field) {
        return headers.all(field).stream()
                .flatMap(value -> Addresses.parse(value).stream())
                .toList();
    }

    /** When the sender says it was written. */
    public Optional<Instant> date() {
        return headers.first("date").flatMap(MailDate::parse);
    }

    /** The message id without angle brackets. */
    public Optional<String> messageId() {
        return MessageIds.parse(headers.first("message-id").orElse("")).stream().findFirst();
    }

    /** The message ids this mail answers, without angle brackets. */
    public List<String> inReplyTo() {
        return MessageIds.parse(headers.first("in-reply-to").orElse(""));
    }

    /** The message ids of the thread, oldest first, without angle brackets. */
    public List<String> references() {
        return headers.all("references").stream()
                .flatMap(value -> MessageIds.parse(value).stream())
                .toList();
    }

    /** The envelope sender as the receiving server noted it: present and empty for the null path. */
    public Optional<String> returnPath() {
        return headers.first("return-path")
                .map(value -> value.replace("<", "").replace(">", "").strip());
    }

    /** The plain text body. */
    public String text() {
        return body.text();
    }

    /** The HTML body as sent, not sanitised. */
    public Optional<String> html() {
        return body.html();
    }
}
