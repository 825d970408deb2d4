package dev.landfall.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ahocorasick.trie.PayloadTrie;

/**
 * Finds many phrases in one pass. A phrase may begin or end with {@code *}, which lets its word go on there; elsewhere
 * it matches whole words in scripts that have spaces, and anywhere in those that have none.
 */
final class PhraseIndex {
    private final PayloadTrie<List<Pattern>> trie;
    private final int size;

    private PhraseIndex(PayloadTrie<List<Pattern>> trie, int size) {
        this.trie = trie;
        this.size = size;
    }

    private record Pattern(int id, boolean openLeft, boolean openRight) {}

    /** Told of each occurrence, by its end: the phrase's number and its place {@code [start, end)} in the words. */
    interface Found {
        void at(int phrase, int start, int end);
    }

    /** Numbers the phrases from 0 in the order they are first added. */
    static final class Builder {
        private final Map<String, Integer> ids = new HashMap<>();
        private final Map<String, List<Pattern>> patterns = new HashMap<>();

        int add(String phrase) {
            String text = Normal.words(phrase.replace('*', ' '));
            if (text.isEmpty() || text.indexOf(Words.SENTENCE) >= 0) {
                throw new IllegalArgumentException("Not a phrase within one sentence: " + phrase);
            }
            boolean left = phrase.startsWith("*");
            boolean right = phrase.endsWith("*");
            return ids.computeIfAbsent((left ? "*" : "") + text + (right ? "*" : ""), key -> {
                int id = ids.size();
                patterns.computeIfAbsent(text, k -> new ArrayList<>()).add(new Pattern(id, left, right));
                return id;
            });
        }

        PhraseIndex build() {
            var trie = PayloadTrie.<List<Pattern>>builder();
            patterns.forEach((text, list) -> trie.addKeyword(text, List.copyOf(list)));
            return new PhraseIndex(trie.build(), ids.size());
        }
    }

    int size() {
        return size;
    }

    void scan(String words, Found found) {
        trie.parseText(words, emit -> {
            int start = emit.getStart();
            int end = emit.getEnd() + 1;
            boolean left = isEdge(words, start);
            boolean right = isEdge(words, end);
            for (Pattern pattern : emit.getPayload()) {
                if ((left || pattern.openLeft()) && (right || pattern.openRight())) {
                    found.at(pattern.id(), start, end);
                }
            }
            return true;
        });
    }

    private static boolean isEdge(String words, int at) {
        if (at == 0 || at == words.length()) {
            return true;
        }
        char before = words.charAt(at - 1);
        char after = words.charAt(at);
        return isGap(before) || isGap(after) || Words.isSpaceless(before) || Words.isSpaceless(after);
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == Words.SENTENCE;
    }
}
