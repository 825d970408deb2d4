package dev.landfall.language;

import java.util.Arrays;

/**
 * Patterns as a tree in one array, walked from each place where one may begin. The children of a state lie side by
 * side, and the rest of a pattern that shares nothing is read straight on, so that a step seldom leaves the memory at
 * hand. The root and the beginning of a word, where every walk starts, have a row of their own.
 */
final class PhraseTree {
    static final int ROOT = 0;

    private static final int PAGE = 256;
    private static final int PHRASE = 16;
    private static final int LAST = 17;
    private static final int CHILD = 32;

    /** Per state the letter that leads to it, whether a pattern ends and whether its siblings do, and its first child. */
    private final long[] nodes;
    /** Which states are patterns, a bit each, and how many come before each 64 of them. */
    private final long[] ends;

    private final int[] before;
    private final int[][] fromRoot;
    private final int[][] fromGap;

    private PhraseTree(long[] nodes) {
        this.nodes = nodes;
        this.fromRoot = pages(ROOT);
        int gap = fromRoot(' ');
        this.fromGap = gap == ROOT ? new int[][] {} : pages(gap);
        this.ends = new long[nodes.length / Long.SIZE + 1];
        this.before = new int[ends.length];
        count();
    }

    static PhraseTree of(String[] sorted) {
        var growing = new Growing(sorted);
        return new PhraseTree(Arrays.copyOf(growing.nodes, growing.size));
    }

    static PhraseTree read(Packed.Reader in) {
        return new PhraseTree(in.longs());
    }

    void write(Packed.Writer out) {
        out.longs(nodes);
    }

    private void count() {
        int sum = 0;
        for (int from = 0; from < nodes.length; from += Long.SIZE) {
            long bits = 0;
            int to = Math.min(nodes.length, from + Long.SIZE);
            for (int state = from; state < to; state++) {
                bits |= (nodes[state] >>> PHRASE & 1) << state;
            }
            ends[from >> 6] = bits;
            before[from >> 6] = sum;
            sum += Long.bitCount(bits);
        }
    }

    private int[][] pages(int state) {
        var empty = new int[PAGE];
        var pages = new int[PAGE][];
        Arrays.fill(pages, empty);
        int child = (int) (nodes[state] >>> CHILD);
        for (boolean more = child != ROOT; more; child++) {
            int letter = (char) nodes[child];
            if (pages[letter >> 8] == empty) {
                pages[letter >> 8] = new int[PAGE];
            }
            pages[letter >> 8][letter & 0xFF] = child;
            more = (nodes[child] >>> LAST & 1) == 0;
        }
        return pages;
    }

    /** Where a pattern that may begin anywhere goes on, or the root. */
    int fromRoot(char c) {
        return fromRoot[c >> 8][c & 0xFF];
    }

    /** Where a pattern that begins with a word goes on, or the root. */
    int fromGap(char c) {
        return fromGap.length == 0 ? ROOT : fromGap[c >> 8][c & 0xFF];
    }

    /** The child for that letter, or the root. Children are in the order of their letters. */
    int step(int state, char c) {
        int child = (int) (nodes[state] >>> CHILD);
        if (child == ROOT) {
            return ROOT;
        }
        long node = nodes[child];
        while ((char) node < c && (node >>> LAST & 1) == 0) {
            node = nodes[++child];
        }
        return (char) node == c ? child : ROOT;
    }

    boolean isPhrase(int state) {
        return (nodes[state] >>> PHRASE & 1) != 0;
    }

    /** Whether the last letter of the pattern is the space after a word. */
    boolean isGap(int state) {
        return (char) nodes[state] == ' ';
    }

    /** The number of a state's pattern among those of the tree. */
    int rank(int state) {
        int block = state >> 6;
        return before[block] + Long.bitCount(ends[block] & (1L << state) - 1);
    }

    /** The same for a pattern of the tree as a whole. */
    int rank(String pattern) {
        int state = ROOT;
        for (int at = 0; at < pattern.length(); at++) {
            state = step(state, pattern.charAt(at));
        }
        return rank(state);
    }

    long bytes() {
        long pages = java.util.stream.Stream.of(fromRoot, fromGap)
                .mapToLong(table -> Arrays.stream(table).distinct().count() * PAGE * Integer.BYTES + PAGE * 8L)
                .sum();
        return pages + nodes.length * 8L + ends.length * 12L;
    }

    /** The tree while it is made: a state is a run of sorted patterns that begin alike. */
    private static final class Growing {
        private final String[] sorted;
        private long[] nodes = new long[1024];
        private int size = 1;

        Growing(String[] sorted) {
            this.sorted = sorted;
            expand(ROOT, 0, sorted.length, 0);
        }

        /** First all children of the state, then what is below each. */
        private void expand(int state, int from, int to, int depth) {
            int at = from;
            if (at < to && sorted[at].length() == depth) {
                nodes[state] |= 1L << PHRASE;
                at++;
            }
            if (at == to) {
                return;
            }
            int child = size;
            nodes[state] |= (long) child << CHILD;
            for (int start = at; start < to; start = end(start, to, depth)) {
                add(sorted[start].charAt(depth));
            }
            nodes[size - 1] |= 1L << LAST;
            while (at < to) {
                int end = end(at, to, depth);
                expand(child++, at, end, depth + 1);
                at = end;
            }
        }

        private int end(int start, int to, int depth) {
            char letter = sorted[start].charAt(depth);
            int end = start + 1;
            while (end < to && sorted[end].charAt(depth) == letter) {
                end++;
            }
            return end;
        }

        private void add(char letter) {
            if (size == nodes.length) {
                nodes = Arrays.copyOf(nodes, size * 2);
            }
            nodes[size++] = letter;
        }
    }
}
