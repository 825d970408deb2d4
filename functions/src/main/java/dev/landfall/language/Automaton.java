package dev.landfall.language;

import java.util.Arrays;
import java.util.Map;

/**
 * Aho and Corasick's automaton in arrays. States are numbered in the order of the sorted patterns, so that a state's
 * first child is the next number and the rest of a pattern that shares nothing is read straight on; other children are
 * found by hash. The root and the beginning of a word, where most of a text is read, have a row of their own.
 */
final class Automaton {
    static final int ROOT = 0;

    private static final int PAGE = 256;

    /** Per state the letter that leads to it in the low 16 bits, and flags. */
    private final int[] nodes;

    private static final int PARENT = 1 << 16;
    private static final int FORK = 1 << 17;
    private static final int PHRASE = 1 << 18;
    private static final int INNER = 1 << 19;

    private final int[] fails;
    /** Per state the state itself, or the longest end of it, that is a phrase; the root where there is none. */
    private final int[] phraseStates;

    private final int[] phrases;
    private final Edges edges;
    private final int[][] fromRoot;
    private final int[][] fromGap;
    private final int gap;

    private Automaton(Trie trie) {
        this.nodes = trie.nodes();
        this.phrases = trie.phrases();
        this.edges = trie.edges;
        this.fails = new int[nodes.length];
        this.phraseStates = new int[nodes.length];
        this.fromRoot = pages(trie, ROOT);
        this.gap = fromRoot(' ');
        this.fromGap = gap == ROOT ? fromRoot : pages(trie, gap);
        link(trie);
    }

    /** @param patterns each with its number */
    static Automaton of(Map<String, Integer> patterns) {
        return new Automaton(new Trie(patterns));
    }

    private static int[][] pages(Trie trie, int state) {
        var empty = new int[PAGE];
        var pages = new int[PAGE][];
        Arrays.fill(pages, empty);
        for (int child = trie.firstChild(state); child != ROOT; child = trie.siblings[child]) {
            int letter = trie.nodes[child] & 0xFFFF;
            if (pages[letter >> 8] == empty) {
                pages[letter >> 8] = new int[PAGE];
            }
            pages[letter >> 8][letter & 0xFF] = child;
        }
        return pages;
    }

    /** Level by level: where to go on when a state has no child for a letter, and which phrases end at it. */
    private void link(Trie trie) {
        var queue = new int[nodes.length];
        int last = 1;
        for (int first = 0; first < last; first++) {
            int state = queue[first];
            phraseStates[state] = phrases[state] >= 0 ? state : phraseStates[fails[state]];
            nodes[state] |= (phraseStates[state] == ROOT ? 0 : PHRASE) | (fails[state] == ROOT ? 0 : INNER);
            for (int child = trie.firstChild(state); child != ROOT; child = trie.siblings[child]) {
                fails[child] = state == ROOT ? ROOT : step(fails[state], (char) nodes[child]);
                queue[last++] = child;
            }
        }
    }

    int step(int from, char c) {
        for (int state = from; state != ROOT; ) {
            int node = nodes[state];
            if (state == gap) {
                int child = fromGap[c >> 8][c & 0xFF];
                if (child != ROOT) {
                    return child;
                }
            } else if ((node & PARENT) != 0) {
                if ((char) nodes[state + 1] == c) {
                    return state + 1;
                }
                if ((node & FORK) != 0) {
                    int child = edges.get(state, c);
                    if (child != ROOT) {
                        return child;
                    }
                }
            }
            if ((node & INNER) == 0) {
                break;
            }
            state = fails[state];
        }
        return fromRoot(c);
    }

    int fromRoot(char c) {
        return fromRoot[c >> 8][c & 0xFF];
    }

    boolean hasPhrase(int state) {
        return (nodes[state] & PHRASE) != 0;
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

    long bytes() {
        long pages = java.util.stream.Stream.of(fromRoot, fromGap)
                .mapToLong(table -> Arrays.stream(table).distinct().count() * PAGE * Integer.BYTES + PAGE * 8L)
                .sum();
        return pages + nodes.length * 4L * Integer.BYTES + edges.bytes();
    }

    /** Second and further children, each in one long: state (24 bits), letter (16), child (24). */
    private static final class Edges {
        private static final int STATE = 40;
        private static final int CHILD = 24;

        private long[] slots = new long[1 << 10];
        private int size;

        void put(int state, char letter, int child) {
            if (++size * 2 > slots.length) {
                long[] old = slots;
                slots = new long[old.length * 2];
                for (long edge : old) {
                    if (edge != 0) {
                        insert(edge);
                    }
                }
            }
            insert((long) state << STATE | (long) letter << CHILD | child);
        }

        private void insert(long edge) {
            int slot = slot(edge >>> CHILD);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = edge;
        }

        private int slot(long key) {
            return (int) ((key * 0x9E3779B97F4A7C15L) >>> 36) & slots.length - 1;
        }

        int get(int state, char letter) {
            long key = (long) state << 16 | letter;
            for (int slot = slot(key); ; slot = slot + 1 & slots.length - 1) {
                long edge = slots[slot];
                if (edge >>> CHILD == key) {
                    return (int) edge & (1 << CHILD) - 1;
                }
                if (edge == 0) {
                    return ROOT;
                }
            }
        }

        long bytes() {
            return slots.length * 8L;
        }
    }

    /** The patterns as a tree: a state is a run of sorted patterns that begin alike. */
    private static final class Trie {
        private final String[] sorted;
        private final int[] ids;
        private final Edges edges = new Edges();
        private int[] nodes = new int[1024];
        private int[] phrases = new int[1024];
        private int[] siblings = new int[1024];
        private int size = 1;

        Trie(Map<String, Integer> patterns) {
            sorted = patterns.keySet().toArray(String[]::new);
            Arrays.sort(sorted);
            ids = new int[sorted.length];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = patterns.getOrDefault(sorted[i], -1);
            }
            phrases[ROOT] = -1;
            expand(ROOT, 0, sorted.length, 0);
        }

        private void expand(int state, int from, int to, int depth) {
            int at = from;
            if (at < to && sorted[at].length() == depth) {
                phrases[state] = ids[at++];
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
                phrases = Arrays.copyOf(phrases, size * 2);
                siblings = Arrays.copyOf(siblings, size * 2);
            }
            nodes[size] = letter;
            phrases[size] = -1;
            return size++;
        }

        int firstChild(int state) {
            return (nodes[state] & PARENT) == 0 ? ROOT : state + 1;
        }

        int[] nodes() {
            return Arrays.copyOf(nodes, size);
        }

        int[] phrases() {
            return Arrays.copyOf(phrases, size);
        }
    }
}
