package dev.landfall.local.elsewhere;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Compares what was asked for with what is there; what is there beyond it does not matter. */
final class Differences {

    private Differences() {}

    /** One line a difference, each beginning with its place. */
    static List<String> between(String place, JsonNode wanted, JsonNode found) {
        List<String> differences = new ArrayList<>();
        wanted.forEachEntry((name, value) -> {
            if (value.isObject()) {
                differences.addAll(between(place + "." + name, value, found.path(name)));
            } else if (!meets(value, found.path(name))) {
                differences.add(place + "." + name + " is " + shown(found.path(name)) + ", not " + shown(value));
            }
        });
        return List.copyOf(differences);
    }

    private static boolean meets(JsonNode wanted, JsonNode found) {
        if (wanted.isObject()) {
            return wanted.properties().stream().allMatch(entry -> meets(entry.getValue(), found.path(entry.getKey())));
        }
        if (wanted.isArray()) {
            return found.isArray()
                    && wanted.size() == found.size()
                    && wanted.valueStream().allMatch(item -> found.valueStream().anyMatch(other -> meets(item, other)));
        }
        return !found.isMissingNode() && wanted.asString("").equals(found.asString(""));
    }

    private static String shown(JsonNode node) {
        if (node.isMissingNode() || node.isEmpty() && node.isContainer()) {
            return "absent";
        }
        String text = node.isContainer() ? node.toString() : node.asString("");
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
