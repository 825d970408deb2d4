package dev.landfall.chat;

import dev.landfall.event.Clean;
import dev.landfall.event.Problem;
import dev.landfall.knowledge.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * What the app posts.
 *
 * @param clientMessageId the app's own id of the message: a retry has the same
 * @param factsConsent whether the person agreed to device and network facts, where the law wants more than a notice
 * @param attachments ids from {@code POST /v1/chat/attachments}
 */
record ChatMessage(String clientMessageId, String text, Facts facts, boolean factsConsent, List<String> attachments) {

    private static final int LONGEST_TEXT = 8_000;
    private static final int LONGEST_ID = 128;
    private static final int LONGEST_FACT = 120;
    private static final int MOST = 10;

    ChatMessage {
        attachments = List.copyOf(attachments);
    }

    static ChatMessage parse(JsonNode body) {
        if (!body.isObject()) {
            throw Problem.badRequest("The body is not a JSON object");
        }
        String id = body.path("clientMessageId").asString("");
        String text = Clean.text(body.path("text").asString(""));
        List<String> attachments = strings(body.path("attachments"), LONGEST_ID);
        if (id.isBlank() || id.length() > LONGEST_ID || !Clean.text(id).equals(id)) {
            throw Problem.badRequest("clientMessageId is missing, no text, or longer than 128 characters");
        }
        if (text.isBlank() && attachments.isEmpty()) {
            throw Problem.badRequest("The message has neither text nor attachments");
        }
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw new Problem(413, "too-long", "The text is longer than 8000 characters");
        }
        return new ChatMessage(
                id, text, facts(body.path("facts")), body.path("factsConsent").asBoolean(false), attachments);
    }

    private static Facts facts(JsonNode node) {
        try {
            return new Facts(
                    text(node, "deviceModel"),
                    text(node, "os"),
                    text(node, "appVersion"),
                    text(node, "networkType"),
                    node.path("rttMs").canConvertToInt()
                            ? OptionalInt.of(node.path("rttMs").asInt())
                            : OptionalInt.empty(),
                    node.path("lossPercent").isNumber()
                            ? OptionalDouble.of(node.path("lossPercent").asDouble())
                            : OptionalDouble.empty(),
                    strings(node.path("errorCodes"), LONGEST_FACT).stream()
                            .map(code -> code.replace(' ', '_'))
                            .toList(),
                    text(node, "messageId"));
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("The facts hold a value that cannot be");
        }
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field).asString(""))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> Clean.text(value.substring(0, Math.min(value.length(), LONGEST_FACT))));
    }

    private static List<String> strings(JsonNode array, int longest) {
        List<String> out = new ArrayList<>();
        for (JsonNode item : array) {
            String value = item.asString("");
            if (!value.isBlank() && value.length() <= longest && out.size() < MOST) {
                out.add(Clean.text(value));
            }
        }
        return out;
    }
}
