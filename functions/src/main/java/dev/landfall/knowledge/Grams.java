package dev.landfall.knowledge;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Cuts text of any script into character n-grams; words keep their edges, so it works with and without spaces. */
final class Grams {

    private static final String EDGE = " ";
    private static final int LONGEST_TEXT = 2_000;

    // Accents of Latin and vowel signs of Arabic vary between writers; Indic vowel signs do not and stay.
    private static final Pattern OPTIONAL_MARKS =
            Pattern.compile("[\\u0300-\\u036F\\u064B-\\u065F\\u0670\\u0640\\u093C]");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final int from;
    private final int to;
    private final Optional<Pattern> noise;

    Grams(int from, int to, Optional<Pattern> noise) {
        this.noise = noise;
        this.from = from;
        this.to = to;
    }

    /** How often each gram occurs. */
    Map<String, Integer> count(String text) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : words(text)) {
            int[] points = word.codePoints().toArray();
            for (int size = from; size <= to; size++) {
                for (int start = 0; start + size <= points.length; start++) {
                    counts.merge(new String(points, start, size), 1, Integer::sum);
                }
            }
        }
        counts.remove(EDGE);
        noise.ifPresent(pattern ->
                counts.keySet().removeIf(gram -> pattern.matcher(gram).matches()));
        return counts;
    }

    private static String[] words(String text) {
        String start = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        String decomposed = Normalizer.normalize(start, Normalizer.Form.NFKD);
        String folded = Normalizer.normalize(OPTIONAL_MARKS.matcher(decomposed).replaceAll(""), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('ى', 'ي')
                .replace('ة', 'ه')
                .replace('ँ', 'ं');
        return (EDGE + NO_WORD.matcher(folded).replaceAll(EDGE + EDGE).strip() + EDGE).split("(?<= )(?= )", -1);
    }
}
