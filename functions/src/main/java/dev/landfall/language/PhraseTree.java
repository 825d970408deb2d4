package dev.landfall.language;

import java.util.Arrays;

/**
 * Patterns as a tree in arrays, walked from each place where one may begin. States are numbered in the order of the
 * sorted patterns, so that a state's first child is the next number and the rest of a pattern that shares nothing is
 * read straight on; other children are found by hash. The root and the beginning of a word, where every walk starts,
 * have a row of their own.
 */
final class PhraseTree {
    static final int ROOT = 0;

    private static final int PAGE = 256;
    private static final int PARENT = 1 << 16;
    private static final int FORK = 1 << 17;
    private static final int PHRASE = 1 << 18;

    /** Per state the letter that leads to it in the low 16 bits, and flags. */
    private final int[] nodes;
    /** Which states are patterns, a bit each, and how many come before each 64 of them. */
    private final long[] ends;

    private final int[] before;
    private final PhraseEdges edges;
    private final int[] ofRoot;
    private final int[] ofGap;
    private final int[][] fromRoot;
    private final int[][] fromGap;

    private PhraseTree(int[] nodes, PhraseEdges edges, int[] ofRoot, int[] ofGap) {
        this.nodes = nodes;
        this.edges = edges;
        this.ofRoot = ofRoot;
        this.ofGap = ofGap;
        this.fromRoot = pages(nodes, ofRoot);
        this.fromGap = pages(nodes, ofGap);
        this.ends = new long[nodes.length / Long.SIZE + 1];
        this.before = new int[ends.length];
        count();
    }

    /** The tree, and by {@link #rank} which pattern is which. */
    static PhraseTree of(String[] sorted) {
        var growing = new Growing(sorted);
        int[] ofRoot = growing.children(ROOT);
        int gap = ROOT;
        for (int child : ofRoot) {
            gap = (char) growing.nodes[child] == ' ' ? child : gap;
        }
        int[] ofGap = gap == ROOT ? new int[0] : growing.children(gap);
        return new PhraseTree(Arrays.copyOf(growing.nodes, growing.size), growing.edges, ofRoot, ofGap);
    }

    static PhraseTree read(Packed.Reader in) {
        return new PhraseTree(in.ints(), new PhraseEdges(in.longs()), in.ints(), in.ints());
    }

    void write(Packed.Writer out) {
        out.ints(nodes);
        out.longs(edges.slots());
        out.ints(ofRoot);
        out.ints(ofGap);
    }

    private void count() {
        int sum = 0;
        for (int from = 0; from < nodes.length; from += Long.SIZE) {
            long bits = 0;
            int to = Math.min(nodes.length, from + Long.SIZE);
            for (int state = from; state < to; state++) {
                bits |= (long) (nodes[state] >>> 18 & 1) << state;
            }
            ends[from >> 6] = bits;
            before[from >> 6] = sum;
            sum += Long.bitCount(bits);
        }
    }

    private static int[][] pages(int[] nodes, int[] children) {
        var empty = new int[PAGE];
        var pages = new int[PAGE][];
        Arrays.fill(pages, empty);
        for (int child : children) {
            int letter = nodes[child] & 0xFFFF;
            if (pages[letter >> 8] == empty) {
                pages[letter >> 8] = new int[PAGE];
            }
            pages[letter >> 8][letter & 0xFF] = child;
        }
        return pages;
    }

    /** Where a pattern that may begin anywhere goes on, or the root. */
    int fromRoot(char c) {
        return fromRoot[c >> 8][c & 0xFF];
    }

    /** Where a pattern that begins with a word goes on, or the root. */
    int fromGap(char c) {
        return fromGap[c >> 8][c & 0xFF];
    }

    /** The child for that letter, or the root. */
    int step(int state, char c) {
        int node = nodes[state];
        if ((node & PARENT) == 0) {
            return ROOT;
        }
        if ((char) nodes[state + 1] == c) {
            return state + 1;
        }
        return (node & FORK) == 0 ? ROOT : edges.get(state, c);
    }

    boolean isPhrase(int state) {
        return (nodes[state] & PHRASE) != 0;
    }

    /** Whether the last letter of the pattern is the space after a word. */
    boolean isGap(int state) {
        return (char) nodes[state] == ' ';
    }

    /** The number of a state's pattern among the sorted ones. */
    int rank(int state) {
        int block = state >> 6;
        return before[block] + Long.bitCount(ends[block] & (1L << state) - 1);
    }

    long bytes() {
        long pages = java.util.stream.Stream.of(fromRoot, fromGap)
                .mapToLong(table -> Arrays.stream(table).distinct().count() * PAGE * Integer.BYTES + PAGE * 8L)
                .sum();
        return pages + nodes.length * 4L + edges.bytes() + ends.length * 12L;
    }

    /** The tree while it is made: a state is a run of sorted patterns that begin alike. */
    private static final class Growing {
        private final String[] sorted;
        private final PhraseEdges edges = new PhraseEdges(new long[1 << 10]);
        private int[] nodes = new int[1024];
        private int[] siblings = new int[1024];
        private int size = 1;

        Growing(String[] sorted) {
            this.sorted = sorted;
            expand(ROOT, 0, sorted.length, 0);
        }

        private void expand(int state, int from, int to, int depth) {
            int at = from;
            if (at < to && sorted[at].length() == depth) {
                nodes[state] |= PHRASE;
                at++;
            }
            int elder = ROOT;
            while (at < to) {
                char letter = sorted[at].charAt(depth);
                int start = at;
                while (at < to && sorted[at].charAt(depth) == letter) {
                    at++;
                }
                int child = add(letter);
                if (elder == ROOT) {
                    nodes[state] |= PARENT;
                } else {
                    nodes[state] |= FORK;
                    siblings[elder] = child;
                    edges.put(state, letter, child);
                }
                elder = child;
                expand(child, start, at, depth + 1);
            }
        }

        private int add(char letter) {
            if (size == nodes.length) {
                nodes = Arrays.copyOf(nodes, size * 2);
                siblings = Arrays.copyOf(siblings, size * 2);
            }
            nodes[size] = letter;
            return size++;
        }

        int[] children(int state) {
            var children = new int[Character.MAX_VALUE];
            int count = 0;
            int first = (nodes[state] & PARENT) == 0 ? ROOT : state + 1;
            for (int child = first; child != ROOT; child = siblings[child]) {
                children[count++] = child;
            }
            return Arrays.copyOf(children, count);
        }
    }
}
