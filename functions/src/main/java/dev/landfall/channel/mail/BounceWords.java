package dev.landfall.channel.mail;

import dev.landfall.channel.mail.BounceReport.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Which codes and words of a delivery report mean what; the first reason that fits, in the policy's order. */
final class BounceWords {

    private final Map<Reason, List<String>> statuses = new LinkedHashMap<>();
    private final Map<Reason, List<String>> words = new LinkedHashMap<>();

    /** @param node {@code {"reason": {"statuses": ["5.1.1"], "words": ["user unknown"]}}} */
    BounceWords(JsonNode node) {
        node.forEachEntry((name, value) -> {
            Reason reason = Reason.valueOf(name.toUpperCase(Locale.ROOT));
            statuses.put(reason, list(value.path("statuses")));
            words.put(reason, list(value.path("words")));
        });
    }

    private static List<String> list(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString("").toLowerCase(Locale.ROOT)));
        return texts;
    }

    /** The server's own words tell more than a code that many of them use for everything. */
    Reason reason(Optional<String> status, Optional<String> reply, String diagnostic, String text) {
        return byWords(diagnostic)
                .or(() -> status.flatMap(this::byStatus))
                .or(() -> byWords(text))
                .or(() -> reply.map(code -> code.startsWith("4") ? Reason.DELAYED : Reason.UNKNOWN))
                .or(() -> status.filter(code -> code.startsWith("4")).map(code -> Reason.DELAYED))
                .orElse(Reason.UNKNOWN);
    }

    private Optional<Reason> byWords(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(lower::contains))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Class and detail count apart: {@code x.1.1} holds for 4.1.1 and 5.1.1. */
    private Optional<Reason> byStatus(String status) {
        String any = "x" + status.substring(1);
        return statuses.entrySet().stream()
                .filter(entry ->
                        entry.getValue().contains(status) || entry.getValue().contains(any))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
