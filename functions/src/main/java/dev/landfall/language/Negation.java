package dev.landfall.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Whether a phrase is negated by the words next to it: before it, after it, within the same sentence. */
final class Negation {
    /** Characters looked at where a script has no spaces. */
    private static final int SPACELESS_REACH = 5;
    /** No three words are longer than this; keeps the look around a phrase constant. */
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
        return has(near.before(), before(words, start, near.words()))
                || has(near.after(), after(words, end, near.words()));
    }

    private static boolean has(List<String> negators, String near) {
        String padded = " " + near + " ";
        for (String negator : negators) {
            boolean found = Words.isSpaceless(negator.codePointAt(0))
                    ? near.contains(negator)
                    : padded.contains(" " + negator + " ");
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static String before(String words, int start, int count) {
        int from = start;
        int gaps = 0;
        int reach = start > 0 && Words.isSpaceless(words.charAt(start - 1)) ? SPACELESS_REACH : REACH;
        while (from > 0 && start - from < reach && words.charAt(from - 1) != Words.SENTENCE) {
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
        int reach = end < words.length() && Words.isSpaceless(words.charAt(end)) ? SPACELESS_REACH : REACH;
        while (to < words.length() && to - end < reach && words.charAt(to) != Words.SENTENCE) {
            gaps += words.charAt(to) == ' ' ? 1 : 0;
            if (gaps > count) {
                break;
            }
            to++;
        }
        return words.substring(end, to).strip();
    }
}
