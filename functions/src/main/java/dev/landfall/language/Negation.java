package dev.landfall.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Whether a phrase is negated by words directly before or after, within a sentence. */
final class Negation {
    /** No negator is longer than this; keeps the look around a phrase constant. */
    private static final int REACH = 60;

    private final Map<String, Near> byLanguage;

    private Negation(Map<String, Near> byLanguage) {
        this.byLanguage = Map.copyOf(byLanguage);
    }

    private record Near(int words, List<String> before, List<String> after) {
        Near {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    static Negation of(JsonNode policy) {
        var byLanguage = new HashMap<String, Near>();
        policy.properties()
                .forEach(entry -> byLanguage.put(
                        entry.getKey(),
                        new Near(
                                entry.getValue().path("words").asInt(2),
                                strings(entry.getValue().path("before")),
                                strings(entry.getValue().path("after")))));
        return new Negation(byLanguage);
    }

    private static List<String> strings(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(word -> Normal.words(word.asString()))
                .toList();
    }

    boolean covers(String language, String words, int start, int end) {
        Near near = byLanguage.get(language);
        if (near == null) {
            return false;
        }
        String before = " " + before(words, start, near.words());
        String after = after(words, end, near.words()) + " ";
        return near.before().stream().anyMatch(negator -> before.endsWith(edge(negator) + negator))
                || near.after().stream().anyMatch(negator -> after.startsWith(negator + edge(negator)));
    }

    private static String edge(String negator) {
        return Words.isSpaceless(negator.codePointAt(0)) ? "" : " ";
    }

    private static String before(String words, int start, int count) {
        int from = start;
        int gaps = 0;
        while (from > 0 && start - from < REACH && words.charAt(from - 1) != Words.SENTENCE) {
            gaps += words.charAt(from - 1) == ' ' ? 1 : 0;
            if (gaps > count) {
                break;
            }
            from--;
        }
        return words.substring(from, start).strip();
    }

    private static String after(String words, int end, int count) {
        int to = end;
        int gaps = 0;
        while (to < words.length() && to - end < REACH && words.charAt(to) != Words.SENTENCE) {
            gaps += words.charAt(to) == ' ' ? 1 : 0;
            if (gaps > count) {
                break;
            }
            to++;
        }
        return words.substring(end, to).strip();
    }
}
