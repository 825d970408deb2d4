package dev.landfall.intake;

import dev.landfall.channel.mail.MailAddress;
import dev.landfall.channel.mail.MailAttachment;
import dev.landfall.language.Fact;
import dev.landfall.language.Span;
import dev.landfall.language.SummarySentence;
import dev.landfall.ticket.Ticket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What an article keeps of its mail beside the text; bounded, since an item holds only so much. */
final class MailDetails {

    private static final int LONGEST_SUBJECT = 500;
    private static final int LONGEST_ID = 1_000;
    private static final int LONGEST_LIST = 8_000;
    private static final int LONGEST_NAME = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MailDetails() {}

    static Map<String, String> of(Letter letter, MailArrival arrival, List<MailFile> files) {
        Map<String, String> details = new HashMap<>();
        details.put("subject", subject(letter));
        details.put("kind", letter.kind().code());
        details.put("sender", letter.sender());
        details.put("senderName", senderName(letter));
        details.put("verified", Boolean.toString(letter.verified()));
        details.put("rawMail", arrival.notice().objectKey());
        details.put("messageId", messageId(letter).orElse(""));
        details.put("references", references(letter));
        details.put("decodeQuality", code(letter.mail().quality().decode()));
        details.put("notes", bounded(letter.mail().quality().notes(), ","));
        details.put(
                "hidden",
                bounded(letter.hidden().stream().map(MailDetails::span).toList(), ","));
        details.put("summary", summary(letter));
        details.put("summaryBy", letter.summary().madeBy());
        details.put(
                "summarySpans",
                bounded(
                        letter.summary().sentences().stream()
                                .map(MailDetails::span)
                                .toList(),
                        ","));
        details.put(
                "facts", bounded(letter.facts().stream().map(MailDetails::fact).toList(), "\n"));
        details.put("attachments", files.isEmpty() ? "" : files(letter, files));
        details.put("cut", letter.cut() ? "true" : "");
        details.put("spam", arrival.notice().failed("spam") ? "true" : "");
        details.put("virus", arrival.notice().failed("virus") ? "true" : "");
        details.values().removeIf(String::isEmpty);
        return details;
    }

    static String subject(Letter letter) {
        return Clip.chars(letter.mail().subject(), LONGEST_SUBJECT);
    }

    /** One that is longer than any mail program writes would come back broken. */
    static Optional<String> messageId(Letter letter) {
        return letter.mail().messageId().filter(id -> id.length() <= LONGEST_ID);
    }

    /** Between spaces, oldest first; of a very long thread the beginning and the end. */
    static String references(Letter letter) {
        List<String> ids = letter.mail().references().isEmpty()
                ? letter.mail().inReplyTo()
                : letter.mail().references();
        List<String> fitting = new ArrayList<>(
                ids.stream().filter(id -> id.length() <= LONGEST_ID).toList());
        int length = fitting.stream().mapToInt(id -> id.length() + 1).sum();
        while (length > LONGEST_LIST) {
            length -= fitting.remove(1).length() + 1;
        }
        return String.join(" ", fitting);
    }

    /** Each sentence on a line; its exact words are those of its span in the article's text. */
    private static String summary(Letter letter) {
        return letter.summary().sentences().stream()
                .map(sentence -> sentence.text().strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"));
    }

    /** Kind and value with a blank between. */
    private static String fact(Fact fact) {
        return fact.kind().code() + " " + fact.value().replaceAll("\\s+", " ");
    }

    private static String span(Span span) {
        return span.start() + "-" + span.end();
    }

    private static String span(SummarySentence sentence) {
        return sentence.start() + "-" + sentence.end();
    }

    private static String bounded(List<String> items, String between) {
        StringBuilder out = new StringBuilder();
        for (String item : items) {
            if (out.length() + item.length() >= LONGEST_LIST) {
                break;
            }
            out.append(out.isEmpty() ? "" : between).append(item);
        }
        return out.toString();
    }

    private static String files(Letter letter, List<MailFile> files) {
        List<Map<String, Object>> out = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            MailFile file = files.get(i);
            MailAttachment part = letter.mail().attachments().get(i);
            out.add(Map.of(
                    "id", file.id(),
                    "object", file.object(),
                    "name", Clip.chars(part.name(), LONGEST_NAME),
                    "type", file.contentType(),
                    "bytes", file.bytes(),
                    "dangerous", file.dangerous()));
        }
        return JSON.writeValueAsString(out);
    }

    private static String senderName(Letter letter) {
        return Clip.chars(letter.mail().from().map(MailAddress::name).orElse(""), LONGEST_NAME);
    }

    /** Whether a reply goes on about something else than its ticket. */
    static boolean changedSubject(Letter letter, Ticket ticket) {
        String subject = base(subject(letter));
        return !subject.isEmpty()
                && !subject.contains(ticket.trackingCode().toLowerCase(Locale.ROOT))
                && !subject.equals(base(ticket.matter().subject()));
    }

    /** Without the short words that mail programs put before a colon, in any language. */
    private static String base(String subject) {
        return subject.strip()
                .replaceFirst("^(?:\\p{L}{1,5}(?:\\[\\d+])?\\s*[:：]\\s*)+", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
