package dev.landfall.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What SES tells of a mail that came in: where its bytes lie, its envelope, and what SES found out about the sender.
 *
 * @param sender the envelope's sender in lower case, or empty
 * @param nullPath whether the envelope says that nobody is to be answered, as reports and automatic replies do
 * @param verdicts by name, such as {@code dmarc}, the status, such as {@code PASS}
 */
record MailNotice(
        String objectKey, String sender, boolean nullPath, List<String> recipients, Map<String, String> verdicts) {

    MailNotice {
        recipients = List.copyOf(recipients);
        verdicts = Map.copyOf(verdicts);
    }

    /** Empty where the body is no notice of a mail that lies in the bucket. */
    static Optional<MailNotice> read(String body, JsonMapper mapper) {
        try {
            JsonNode notice = mapper.readTree(body);
            JsonNode receipt = notice.path("receipt");
            String key = receipt.path("action").path("objectKey").asString("");
            boolean received = notice.path("notificationType").asString("").equals("Received");
            return received && !key.isBlank() ? Optional.of(of(notice, receipt, key)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static MailNotice of(JsonNode notice, JsonNode receipt, String key) {
        JsonNode source = notice.path("mail").path("source");
        String sender = plain(source.asString(""));
        List<String> recipients = texts(receipt.path("recipients"));
        Map<String, String> verdicts = new HashMap<>();
        receipt.forEachEntry((name, value) -> {
            if (name.endsWith("Verdict")) {
                verdicts.put(
                        name.substring(0, name.length() - "Verdict".length()),
                        value.path("status").asString(""));
            }
        });
        return new MailNotice(
                key,
                sender,
                source.isString() && sender.isEmpty(),
                recipients.isEmpty() ? texts(notice.path("mail").path("destination")) : recipients,
                verdicts);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(plain(text.asString(""))));
        return texts;
    }

    private static String plain(String address) {
        return address.replace("<", "").replace(">", "").strip().toLowerCase(Locale.ROOT);
    }

    boolean passed(String verdict) {
        return verdicts.getOrDefault(verdict, "").equals("PASS");
    }

    boolean failed(String verdict) {
        return verdicts.getOrDefault(verdict, "").equals("FAIL");
    }
}
