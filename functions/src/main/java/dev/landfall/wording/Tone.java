package dev.landfall.wording;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How a locale's desk sounds, as its writers agreed.
 *
 * @param exclamations the most exclamation marks that one text may hold
 * @param addressForm how the person is addressed
 * @param rightToLeft whether the locale is written from right to left
 * @param blocked phrases no text may contain: blame, condescension, a wrong register
 */
public record Tone(
        String greeting,
        String warmth,
        int exclamations,
        String addressForm,
        boolean rightToLeft,
        List<String> blocked) {

    public Tone {
        blocked = List.copyOf(blocked);
    }

    static Tone of(JsonNode node) {
        return new Tone(
                node.path("greeting").asString(),
                node.path("warmth").asString(),
                node.path("exclamations").asInt(),
                node.path("addressForm").asString(),
                node.path("direction").asString().equals("rtl"),
                node.path("blocked").valueStream().map(JsonNode::asString).toList());
    }
}
