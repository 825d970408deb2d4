package dev.landfall.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds many phrases in one pass. A phrase may begin or end with {@code *}, which lets its word go on there; elsewhere
 * it matches whole words in scripts that have spaces, and anywhere in those that have none. Korean, which glues
 * particles to its words, lets every word go on.
 *
 * <p>An edge of a word is a space of the phrase itself, so that inside of words nothing is followed.
 */
final class PhraseIndex {
    private final PhraseTree tree;
    private final PhraseStarts starts;
    private final int size;

    private PhraseIndex(PhraseTree tree, PhraseStarts starts, int size) {
        this.tree = tree;
        this.starts = starts;
        this.size = size;
    }

    static PhraseIndex read(Packed.Reader in) {
        return new PhraseIndex(PhraseTree.read(in), PhraseStarts.read(in), in.number());
    }

    void write(Packed.Writer out) {
        tree.write(out);
        starts.write(out);
        out.number(size);
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
            return build(IntStream.range(0, ids.size()).toArray());
        }

        /** @param numbers of each phrase, as it is told of; several may have the same */
        PhraseIndex build(int[] numbers) {
            String[] sorted = ids.keySet().toArray(String[]::new);
            Arrays.sort(sorted);
            int[] ofSorted = Arrays.stream(sorted)
                    .mapToInt(pattern -> numbers[ids.getOrDefault(pattern, 0)])
                    .toArray();
            PhraseTree tree = PhraseTree.of(sorted, ofSorted);
            return new PhraseIndex(tree, PhraseStarts.of(sorted, tree), sorted.length);
        }
    }

    int size() {
        return size;
    }

    /** Bytes that the tables take. */
    long bytes() {
        return tree.bytes() + starts.bytes();
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
                char next = letter(words, at + 1, end);
                if (!inWord) {
                    beginWord(words, end, at, found);
                }
                if (starts.mayBegin(c, next == Words.SENTENCE ? ' ' : next)) {
                    walk(words, end, at, at + 1, tree.fromRoot(c), found);
                }
                inWord = true;
            }
        }
    }

    private void beginWord(char[] words, int end, int at, Found found) {
        char next = letter(words, at + 1, end);
        char third = letter(words, at + 2, end);
        int state = third == Words.SENTENCE || next == Words.SENTENCE
                ? PhraseStarts.STEP_BY_STEP
                : starts.after(words[at], next, third);
        if (state == PhraseStarts.STEP_BY_STEP) {
            walk(words, end, at, at + 1, tree.fromGap(words[at]), found);
        } else if (state != PhraseTree.ROOT) {
            walk(words, end, at, at + 3, state, found);
        }
    }

    /** The end of a text is one of a sentence. */
    private static char letter(char[] words, int at, int end) {
        return at < end ? words[at] : Words.SENTENCE;
    }

    /** Follows what begins at a place to the end of the longest phrase; the end of a sentence ends its last word. */
    private void walk(char[] words, int end, int start, int read, int first, Found found) {
        int state = first;
        for (int at = read; state != PhraseTree.ROOT; at++) {
            int number = tree.number(state);
            if (number >= 0) {
                found.at(number, start, tree.isGap(state) ? at - 1 : at);
            }
            if (at > end || words[at - 1] == Words.SENTENCE) {
                return;
            }
            char c = letter(words, at, end);
            state = tree.step(state, c == Words.SENTENCE ? ' ' : c);
        }
    }
}
