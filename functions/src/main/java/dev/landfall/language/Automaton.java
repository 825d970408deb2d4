package dev.landfall.language;

import java.util.Arrays;
import java.util.List;

/**
 * Aho and Corasick's automaton in arrays: the states in the order of their depth, so that the children of one lie
 * beside each other and are found by their letters. 14 bytes a state; the root and the beginning of a word, where most
 * of a text is read, have a row of their own.
 */
final class Automaton {
    static final int ROOT = 0;

    private static final int PAGE = 256;
    private static final int FEW = 6;

    /** The children of {@code s} are {@code children[s]} up to {@code children[s + 1]}. */
    private final int[] children;

    private final char[] letters;
    private final int[] fails;
    /** The state itself, or the longest end of it, that is a phrase; the root where there is none. */
    private final int[] phraseStates;

    private final int[] phrases;
    private final int[][] fromRoot;
    private final int[][] fromGap;
    private final int gap;

    private Automaton(int[] children, char[] letters, int[] phrases) {
        this.children = children;
        this.letters = letters;
        this.phrases = phrases;
        this.fails = new int[letters.length];
        this.phraseStates = new int[letters.length];
        this.fromRoot = pages(ROOT);
        this.gap = child(ROOT, ' ');
        this.fromGap = gap == ROOT ? fromRoot : pages(gap);
        link();
    }

    static Automaton of(List<String> patterns) {
        var order = new Integer[patterns.size()];
        Arrays.setAll(order, id -> id);
        Arrays.sort(order, (one, other) -> patterns.get(one).compareTo(patterns.get(other)));
        var sorted = new String[order.length];
        var ids = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            ids[i] = order[i];
            sorted[i] = patterns.get(ids[i]);
        }
        return new Layers(sorted, ids).build();
    }

    /** Builds the states layer by layer: a state is the run of sorted patterns that begin alike. */
    private static final class Layers {
        private final String[] sorted;
        private final int[] ids;
        private int[] children = new int[1024];
        private char[] letters = new char[1024];
        private int[] phrases = new int[1024];
        private int[] from = new int[1024];
        private int[] to = new int[1024];
        private int size = 1;

        Layers(String[] sorted, int[] ids) {
            this.sorted = sorted;
            this.ids = ids;
            phrases[0] = -1;
            to[0] = sorted.length;
        }

        Automaton build() {
            int depth = 0;
            int layerEnd = size;
            for (int state = 0; state < size; state++) {
                if (state == layerEnd) {
                    depth++;
                    layerEnd = size;
                }
                children[state] = size;
                expand(state, depth);
            }
            int[] ends = Arrays.copyOf(children, size + 1);
            ends[size] = size;
            return new Automaton(ends, Arrays.copyOf(letters, size), Arrays.copyOf(phrases, size));
        }

        private void expand(int state, int depth) {
            int at = from[state];
            int end = to[state];
            if (at < end && sorted[at].length() == depth) {
                phrases[state] = ids[at++];
            }
            while (at < end) {
                char letter = sorted[at].charAt(depth);
                int start = at;
                while (at < end && sorted[at].charAt(depth) == letter) {
                    at++;
                }
                add(letter, start, at);
            }
        }

        private void add(char letter, int start, int stop) {
            if (size == letters.length) {
                children = Arrays.copyOf(children, size * 2);
                letters = Arrays.copyOf(letters, size * 2);
                phrases = Arrays.copyOf(phrases, size * 2);
                from = Arrays.copyOf(from, size * 2);
                to = Arrays.copyOf(to, size * 2);
            }
            letters[size] = letter;
            phrases[size] = -1;
            from[size] = start;
            to[size] = stop;
            size++;
        }
    }

    private int[][] pages(int state) {
        var empty = new int[PAGE];
        var pages = new int[PAGE][];
        Arrays.fill(pages, empty);
        for (int child = children[state]; child < children[state + 1]; child++) {
            int page = letters[child] >> 8;
            if (pages[page] == empty) {
                pages[page] = new int[PAGE];
            }
            pages[page][letters[child] & 0xFF] = child;
        }
        return pages;
    }

    private void link() {
        for (int state = 0; state < letters.length; state++) {
            phraseStates[state] = phrases[state] >= 0 ? state : phraseStates[fails[state]];
            for (int child = children[state]; child < children[state + 1]; child++) {
                fails[child] = state == ROOT ? ROOT : step(fails[state], letters[child]);
            }
        }
    }

    int step(int from, char c) {
        int state = from;
        while (state != ROOT) {
            int child = state == gap ? fromGap[c >> 8][c & 0xFF] : child(state, c);
            if (child != ROOT) {
                return child;
            }
            state = fails[state];
        }
        return fromRoot[c >> 8][c & 0xFF];
    }

    private int child(int state, char c) {
        int low = children[state];
        int high = children[state + 1];
        while (high - low > FEW) {
            int middle = (low + high) >>> 1;
            if (letters[middle] <= c) {
                low = middle;
            } else {
                high = middle;
            }
        }
        for (; low < high; low++) {
            if (letters[low] == c) {
                return low;
            }
        }
        return ROOT;
    }

    boolean hasPhrase(int state) {
        return phraseStates[state] != ROOT;
    }

    /** The longest phrase that ends here, as its state. */
    int phraseState(int state) {
        return phraseStates[state];
    }

    /** The next shorter phrase that ends where this one does, or the root. */
    int shorter(int phraseState) {
        return phraseStates[fails[phraseState]];
    }

    int phrase(int phraseState) {
        return phrases[phraseState];
    }

    int states() {
        return letters.length;
    }

    long bytes() {
        long pages = java.util.stream.Stream.of(fromRoot, fromGap)
                .mapToLong(table -> Arrays.stream(table).distinct().count() * PAGE * Integer.BYTES + PAGE * 8L)
                .sum();
        return pages + letters.length * (4L * Integer.BYTES + Character.BYTES);
    }
}
