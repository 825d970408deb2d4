package dev.landfall.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Patterns as a tree in one array, walked from each place where one may begin. The children of a state lie side by
 * side, and what several states go on with alike is there once, so that a step seldom leaves the memory at hand. The
 * root and the beginning of a word, where every walk starts, have a row of their own.
 */
final class PhraseTree {
    static final int ROOT = 0;

    private static final int PAGE = 256;
    /** Of a state: the letter that leads to it (16 bits), a number if a pattern ends (22), its first child (25). */
    private static final int NUMBER = 16;

    private static final int NUMBERS = 1 << 22;
    private static final int LAST = 38;
    private static final int CHILD = 39;
    private static final int STATES = 1 << 25;

    private final long[] nodes;
    private final int[][] fromRoot;
    private final int[][] fromGap;

    private PhraseTree(long[] nodes) {
        this.nodes = nodes;
        this.fromRoot = pages(ROOT);
        int gap = fromRoot(' ');
        this.fromGap = gap == ROOT ? new int[][] {} : pages(gap);
    }

    /** @param numbers of each pattern, as {@link #number} tells it */
    static PhraseTree of(String[] sorted, int[] numbers) {
        var growing = new Growing(sorted, numbers);
        return new PhraseTree(Arrays.copyOf(growing.nodes, growing.size));
    }

    static PhraseTree read(Packed.Reader in) {
        return new PhraseTree(in.longs());
    }

    void write(Packed.Writer out) {
        out.longs(nodes);
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

    /** The number of the pattern that ends here, or -1. */
    int number(int state) {
        return ((int) (nodes[state] >>> NUMBER) & NUMBERS - 1) - 1;
    }

    /** Whether the last letter of the pattern is the space after a word. */
    boolean isGap(int state) {
        return (char) nodes[state] == ' ';
    }

    long bytes() {
        long pages = java.util.stream.Stream.of(fromRoot, fromGap)
                .mapToLong(table -> Arrays.stream(table).distinct().count() * PAGE * Integer.BYTES + PAGE * 8L)
                .sum();
        return pages + nodes.length * 8L;
    }

    /** Siblings, equal to others of the same letters, numbers and children. */
    private static final class Block {
        private final long[] states;

        Block(long[] states) {
            this.states = states;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Block block && Arrays.equals(states, block.states);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(states);
        }
    }

    /** The tree while it is made: what a run of sorted patterns goes on with is a block of siblings, kept once. */
    private static final class Growing {
        private final String[] sorted;
        private final int[] numbers;
        private final Map<Block, Integer> blocks = new HashMap<>();
        private long[] nodes = new long[1024];
        private int size = 1;

        Growing(String[] sorted, int[] numbers) {
            this.sorted = sorted;
            this.numbers = numbers;
            long root = state(0, sorted.length, 0);
            nodes[ROOT] = root;
        }

        /** The state after so many letters, without its own. */
        private long state(int from, int to, int depth) {
            boolean ends = from < to && sorted[from].length() == depth;
            long number = ends ? numbers[from] + 1L << NUMBER : 0;
            int at = ends ? from + 1 : from;
            return at == to ? number : number | (long) block(at, to, depth) << CHILD;
        }

        private int block(int from, int to, int depth) {
            var states = new long[8];
            int count = 0;
            for (int at = from; at < to; ) {
                char letter = sorted[at].charAt(depth);
                int end = at + 1;
                while (end < to && sorted[end].charAt(depth) == letter) {
                    end++;
                }
                states = count == states.length ? Arrays.copyOf(states, count * 2) : states;
                states[count++] = letter | state(at, end, depth + 1) | (end == to ? 1L << LAST : 0);
                at = end;
            }
            return place(Arrays.copyOf(states, count));
        }

        private int place(long[] states) {
            Integer known = blocks.putIfAbsent(new Block(states), size);
            if (known != null) {
                return known;
            }
            if (size + states.length > STATES) {
                throw new IllegalArgumentException("There are too many phrases");
            }
            if (size + states.length > nodes.length) {
                nodes = Arrays.copyOf(nodes, Math.max(size + states.length, nodes.length * 2));
            }
            System.arraycopy(states, 0, nodes, size, states.length);
            size += states.length;
            return size - states.length;
        }
    }
}
