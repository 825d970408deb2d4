package dev.landfall.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds many phrases in one pass. A phrase may begin or end with {@code *}, which lets its word go on there; elsewhere
 * it matches whole words in scripts that have spaces, and anywhere in those that have none. Korean, which glues
 * particles to its words, lets every word go on.
 *
 * <p>An edge of a word is a space of the phrase itself, so that inside of words nothing is followed.
 */
final class PhraseIndex {
    private final PhraseTree tree;
    /** Per pattern in sorted order the number of its phrase. */
    private final int[] numbers;

    private PhraseIndex(PhraseTree tree, int[] numbers) {
        this.tree = tree;
        this.numbers = numbers;
    }

    static PhraseIndex read(Packed.Reader in) {
        return new PhraseIndex(PhraseTree.read(in), in.ints());
    }

    void write(Packed.Writer out) {
        tree.write(out);
        out.ints(numbers);
    }

    /** Told of each occurrence, by its beginning: the phrase's number and its place {@code [start, end)} in the words. */
    interface Found {
        void at(int phrase, int start, int end);

        /** The next occurrences are in the next sentence. */
        default void nextSentence() {}
    }

    /** Numbers the phrases from 0 in the order they are first added. */
    static final class Builder {
        private static final int LONGEST = 120;
        private static final int RARE_LETTERS = 0x2E80;
        private static final double COMMON = 0.7;
        private static final double RARE = 2;

        private final Map<String, Integer> asWritten = new HashMap<>();
        private final Map<String, Integer> ids = new HashMap<>();

        int add(String phrase) {
            Integer known = asWritten.get(phrase);
            if (known == null) {
                known = addNew(phrase);
                asWritten.put(phrase, known);
            }
            return known;
        }

        private int addNew(String phrase) {
            String text = Normal.words(phrase.indexOf('*') < 0 ? phrase : phrase.replace('*', ' '));
            if (text.isEmpty() || text.indexOf(Words.SENTENCE) >= 0 || text.length() > LONGEST) {
                throw new IllegalArgumentException("Not a phrase within one sentence: " + phrase);
            }
            String left = phrase.startsWith("*") || isSpaceless(text.charAt(0)) ? "" : " ";
            char last = text.charAt(text.length() - 1);
            String right = phrase.endsWith("*") || isSpaceless(last) || isSyllable(last) ? "" : " ";
            String pattern = left + text + right;
            Integer known = ids.putIfAbsent(pattern, ids.size());
            return known == null ? ids.size() - 1 : known;
        }

        private static boolean isSpaceless(char c) {
            return Words.isSpaceless(c);
        }

        private static boolean isSyllable(char c) {
            return c >= 0xAC00 && c <= 0xD7A3;
        }

        /** Per phrase how often texts have it, by and large: long ones and ideographs are rare. */
        double[] weights() {
            var weights = new double[ids.size()];
            ids.forEach((pattern, id) -> weights[id] = Math.exp(-pattern.chars()
                    .mapToDouble(c -> c < RARE_LETTERS ? COMMON : RARE)
                    .sum()));
            return weights;
        }

        PhraseIndex build() {
            String[] sorted = ids.keySet().toArray(String[]::new);
            Arrays.sort(sorted);
            var numbers = new int[sorted.length];
            for (int rank = 0; rank < numbers.length; rank++) {
                numbers[rank] = ids.getOrDefault(sorted[rank], -1);
            }
            return new PhraseIndex(PhraseTree.of(sorted), numbers);
        }
    }

    int size() {
        return numbers.length;
    }

    /** Bytes that the tables take. */
    long bytes() {
        return tree.bytes() + 4L * numbers.length;
    }

    void scan(String words, Found found) {
        scan(words.toCharArray(), words.length(), found);
    }

    void scan(char[] words, int end, Found found) {
        boolean inWord = false;
        for (int at = 0; at < end; at++) {
            char c = words[at];
            if (c == ' ') {
                inWord = false;
            } else if (c == Words.SENTENCE) {
                found.nextSentence();
                inWord = false;
            } else {
                int state = inWord ? PhraseTree.ROOT : tree.fromGap(c);
                if (state != PhraseTree.ROOT) {
                    walk(words, end, at, state, found);
                }
                state = tree.fromRoot(c);
                if (state != PhraseTree.ROOT) {
                    walk(words, end, at, state, found);
                }
                inWord = true;
            }
        }
    }

    /** Follows what begins at that place to the end of the longest phrase; the end of a sentence ends its last word. */
    private void walk(char[] words, int end, int start, int first, Found found) {
        int state = first;
        for (int at = start + 1; state != PhraseTree.ROOT; at++) {
            if (tree.isPhrase(state)) {
                found.at(numbers[tree.rank(state)], start, tree.isGap(state) ? at - 1 : at);
            }
            if (at > end || words[at - 1] == Words.SENTENCE) {
                return;
            }
            char c = at < end ? words[at] : ' ';
            state = tree.step(state, c == Words.SENTENCE ? ' ' : c);
        }
    }
}
