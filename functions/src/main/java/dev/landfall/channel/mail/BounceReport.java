package dev.landfall.channel.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a delivery report says: RFC 3464's fields where it has them, else what servers write into the text.
 *
 * @param recipient who was not reached, in lower case
 * @param status RFC 3463's code such as {@code 5.1.1}; empty where none is given
 */
public record BounceReport(Optional<String> recipient, Optional<String> status, Reason reason) {

    /** Why, as far as it matters to whoever wrote: give up, wait, or write otherwise. */
    public enum Reason {
        NO_SUCH_RECIPIENT,
        MAILBOX_FULL,
        TOO_LARGE,
        REFUSED_AS_SPAM,
        NOT_ALLOWED,
        NOT_REACHED,
        DELAYED,
        UNKNOWN;

        /** The name used in data, such as {@code mailbox_full}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int MOST_TEXT = 64 * 1024;
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    private static final Pattern REPLY = Pattern.compile("(?<![\\d.])(4[25]\\d|5[05]\\d)[ -]");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![\\p{Alnum}._%+-])([\\p{Alnum}._%+'-]{1,64}@[\\p{Alnum}.-]{1,190}\\.[\\p{Alpha}]{2,24})");

    static BounceReport of(ParsedMail mail, BounceWords words) {
        List<String> fields = fields(mail);
        String text = readable(mail);
        Optional<String> status = field(fields, "status:")
                .flatMap(BounceReport::status)
                .or(() -> field(fields, "diagnostic-code:").flatMap(BounceReport::status))
                .or(() -> status(text));
        String diagnostic = field(fields, "diagnostic-code:").orElse(text);
        boolean delayed =
                field(fields, "action:").filter("delayed"::equalsIgnoreCase).isPresent();
        return new BounceReport(
                recipient(mail, fields, text),
                status,
                delayed ? Reason.DELAYED : words.reason(status, reply(diagnostic), diagnostic, text));
    }

    private static Optional<String> recipient(ParsedMail mail, List<String> fields, String text) {
        return mail.headers()
                .first("x-failed-recipients")
                .flatMap(value -> Addresses.parse(value).stream().findFirst())
                .map(MailAddress::normalized)
                .or(() -> field(fields, "final-recipient:").flatMap(BounceReport::address))
                .or(() -> field(fields, "original-recipient:").flatMap(BounceReport::address))
                .or(() -> told(mail, text));
    }

    /** The first address of the text that is neither the reporter's nor one of those it was sent to. */
    private static Optional<String> told(ParsedMail mail, String text) {
        List<String> others =
                new ArrayList<>(mail.to().stream().map(MailAddress::normalized).toList());
        mail.from().map(MailAddress::normalized).ifPresent(others::add);
        return ADDRESS.matcher(text)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .filter(address -> !others.contains(address) && !isDaemon(address))
                .findFirst();
    }

    private static boolean isDaemon(String address) {
        return address.startsWith("postmaster@") || address.startsWith("mailer-daemon@");
    }

    private static Optional<String> address(String value) {
        String plain = value.substring(value.indexOf(';') + 1).strip();
        Matcher found = ADDRESS.matcher(plain);
        return found.find()
                ? Optional.of(found.group(1).toLowerCase(Locale.ROOT))
                : Optional.of(plain.replace("<", "").replace(">", "").toLowerCase(Locale.ROOT))
                        .filter(one -> !one.isBlank());
    }

    /** The fields of all delivery status parts, unfolded. */
    private static List<String> fields(ParsedMail mail) {
        List<String> fields = new ArrayList<>();
        for (MailAttachment part : mail.attachments()) {
            if (part.type().equals("message/delivery-status") || part.type().equals("message/global-delivery-status")) {
                String text = MailCharsets.decode(part.content(), "").text();
                String cut = text.substring(0, Math.min(MOST_TEXT, text.length()));
                fields.addAll(List.of(cut.replaceAll("\r?\n[ \t]+", " ").split("\r?\n")));
            }
        }
        return fields;
    }

    private static Optional<String> field(List<String> fields, String name) {
        return fields.stream()
                .map(String::strip)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst();
    }

    private static String readable(ParsedMail mail) {
        return mail.text().substring(0, Math.min(MOST_TEXT, mail.text().length()));
    }

    private static Optional<String> status(String text) {
        Matcher found = STATUS.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static Optional<String> reply(String text) {
        Matcher found = REPLY.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
