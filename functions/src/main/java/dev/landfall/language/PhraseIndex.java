package dev.landfall.language;

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
    private final Automaton automaton;
    private final byte[] lengths;
    private final boolean[] closed;

    private PhraseIndex(Automaton automaton, byte[] lengths, boolean[] closed) {
        this.automaton = automaton;
        this.lengths = lengths;
        this.closed = closed;
    }

    /** Told of each occurrence, by its end: the phrase's number and its place {@code [start, end)} in the words. */
    interface Found {
        void at(int phrase, int start, int end);
    }

    /** Numbers the phrases from 0 in the order they are first added. */
    static final class Builder {
        private static final int LONGEST = 120;

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

        PhraseIndex build() {
            var lengths = new byte[ids.size()];
            var closed = new boolean[ids.size()];
            ids.forEach((pattern, id) -> {
                lengths[id] = (byte) pattern.strip().length();
                closed[id] = pattern.endsWith(" ");
            });
            return new PhraseIndex(Automaton.of(ids), lengths, closed);
        }
    }

    int size() {
        return lengths.length;
    }

    /** Bytes that the tables take. */
    long bytes() {
        return automaton.bytes() + 2L * lengths.length;
    }

    void scan(String words, Found found) {
        scan(words.toCharArray(), words.length(), found);
    }

    void scan(char[] words, int end, Found found) {
        int begin = automaton.step(Automaton.ROOT, ' ');
        int state = begin;
        for (int at = 0; at < end; at++) {
            char c = words[at];
            if (c == Words.SENTENCE) {
                state = automaton.step(state, ' ');
            } else if (state == Automaton.ROOT) {
                state = automaton.fromRoot(c);
            } else {
                state = automaton.step(state, c);
            }
            if (automaton.hasPhrase(state)) {
                report(state, at, found);
            }
            if (c == Words.SENTENCE) {
                state = begin;
            }
        }
        state = automaton.step(state, ' ');
        if (automaton.hasPhrase(state)) {
            report(state, end, found);
        }
    }

    private void report(int state, int at, Found found) {
        for (int s = automaton.phraseState(state); s != Automaton.ROOT; s = automaton.shorter(s)) {
            int phrase = automaton.phrase(s);
            int stop = closed[phrase] ? at : at + 1;
            found.at(phrase, stop - lengths[phrase], stop);
        }
    }
}
