package dev.landfall.judge;

import dev.landfall.language.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Tells copies of a post from other posts about the same: two texts in, the same or not and how similar out. */
final class SameLens implements Lens {
    private static final List<List<String>> NAMES = List.of(
            List.of("text", "other"),
            List.of("a", "b"),
            List.of("first", "second"),
            List.of("text1", "text2"),
            List.of("left", "right"));

    @Override
    public Map<String, Object> answer(JsonNode line) {
        List<String> texts = texts(line);
        if (texts.size() != 2) {
            throw new IllegalArgumentException("two texts are needed: text and other");
        }
        Fingerprint one = Fingerprint.of(texts.getFirst());
        Fingerprint other = Fingerprint.of(texts.getLast());
        return Fields.of("same", one.sameAs(other), "similarity", one.similarity(other));
    }

    private static List<String> texts(JsonNode line) {
        for (List<String> names : NAMES) {
            if (names.stream().allMatch(name -> line.has(name))) {
                return names.stream().map(name -> text(line.get(name))).toList();
            }
        }
        for (String list : List.of("texts", "posts")) {
            if (line.path(list).isArray()) {
                var texts = new ArrayList<String>();
                line.path(list).forEach(node -> texts.add(text(node)));
                return texts;
            }
        }
        return List.of();
    }

    private static String text(JsonNode node) {
        JsonNode text = node.isObject() ? node.path("text") : node;
        if (!text.isString()) {
            throw new IllegalArgumentException("a text is not a string");
        }
        return text.asString();
    }
}
