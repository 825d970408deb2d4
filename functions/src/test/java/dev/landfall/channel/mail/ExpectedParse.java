package dev.landfall.channel.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares a mail as it was parsed with what is expected: subject, sender, text. */
public final class ExpectedParse {

    private ExpectedParse() {}

    /** Where the mail differs from what is expected; empty where it does not. */
    public static String difference(ParsedMail parsed, JsonNode expected) {
        JsonNode headers = expected.path("parts").path(0).path("headers");
        String subject = flat(header(headers, "subject").path("Text").asString(""));
        if (!agrees(parsed.subject(), subject)) {
            return "subject: <" + parsed.subject() + "> instead of <" + subject + ">";
        }
        JsonNode from = header(headers, "from").path("Address").path("List").path(0);
        MailAddress author = parsed.from().orElse(new MailAddress("", ""));
        if (!flat(author.name()).equals(flat(from.path("name").asString("")))
                || !flat(author.address()).equals(flat(from.path("address").asString("")))) {
            return "from: " + author + " instead of " + from;
        }
        String text = flat(expectedText(expected, false));
        String withUnclosed = flat(expectedText(expected, true));
        boolean same = agrees(parsed.text(), text) || agrees(parsed.text(), withUnclosed);
        return same ? "" : "text: <" + flat(parsed.text()) + "> instead of <" + text + ">";
    }

    private static JsonNode header(JsonNode headers, String name) {
        JsonNode found = JsonMapper.shared().nullNode();
        for (JsonNode header : headers) {
            if (header.path("name").asString("").equals(name)) {
                found = header.path("value");
            }
        }
        return found;
    }

    /** Where the expectation gave up on a character, any character agrees. */
    private static boolean agrees(String ours, String expected) {
        String pattern = Pattern.quote(expected).replace("\ufffd", "\\E.{1,2}\\Q");
        return Pattern.matches(pattern, flat(ours));
    }

    /** The expectation files a text part whose boundary never closes as an attachment; we show it to the agent. */
    private static String expectedText(JsonNode expected, boolean withUnclosed) {
        List<JsonNode> parts = new ArrayList<>();
        expected.path("text_body")
                .forEach(index -> parts.add(expected.path("parts").path(index.asInt())));
        for (JsonNode index : expected.path("attachments")) {
            JsonNode part = expected.path("parts").path(index.asInt());
            boolean only =
                    expected.path("text_body").isEmpty() && part.path("body").has("Text");
            if (withUnclosed && (only || part.path("is_encoding_problem").asBoolean(false))) {
                parts.add(part);
            }
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : parts) {
            JsonNode body = part.path("body");
            text.append(body.path("Text").asString(""));
            if (body.has("Html")) {
                text.append(HtmlText.convert(body.path("Html").asString("")));
            }
            text.append('\n');
        }
        return text.toString();
    }

    static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    static String text(JsonNode expected) {
        return flat(expectedText(expected, false));
    }
}
