package dev.landfall.language;

/**
 * How patterns begin, so that most places of a text are done with by one look: from a word's first three letters at
 * once to the state after them, and by two letters whether a pattern begins that may begin anywhere.
 */
final class PhraseStarts {
    /** A pattern may end within the first two letters: they have to be followed one by one. */
    static final int STEP_BY_STEP = -1;

    private static final int PAIRS = 1 << 16;
    private static final int LETTERS = 1 << 12;
    private static final int WIDTH = 3;

    /** Bits of hashes of a word's first two letters, and of the only one, where patterns are no longer. */
    private final long[] shorter;
    /** Bits of hashes of the first two letters, and of the only one, of patterns that may begin inside of a word. */
    private final long[] inside;
    /** Three letters each; at the same place of the other array the state after them. */
    private long[] keys;

    private int[] states;
    private int size;

    private PhraseStarts(long[] shorter, long[] inside, long[] keys, int[] states) {
        this.shorter = shorter;
        this.inside = inside;
        this.keys = keys;
        this.states = states;
    }

    /** @param sorted the patterns that the tree was made of */
    static PhraseStarts of(String[] sorted, PhraseTree tree) {
        var starts = new PhraseStarts(
                new long[2 * LETTERS / Long.SIZE],
                new long[2 * PAIRS / Long.SIZE],
                new long[1 << 10],
                new int[1 << 10]);
        for (String pattern : sorted) {
            if (pattern.charAt(0) == ' ') {
                starts.word(pattern.substring(1), tree);
            } else {
                mark(starts.inside, pattern, PAIRS);
            }
        }
        return starts;
    }

    static PhraseStarts read(Packed.Reader in) {
        return new PhraseStarts(in.longs(), in.longs(), in.longs(), in.ints());
    }

    void write(Packed.Writer out) {
        out.longs(shorter);
        out.longs(inside);
        out.longs(keys);
        out.ints(states);
    }

    private void word(String word, PhraseTree tree) {
        if (word.length() < WIDTH) {
            mark(shorter, word, LETTERS);
            return;
        }
        int state = tree.fromGap(word.charAt(0));
        state = tree.step(state, word.charAt(1));
        state = tree.step(state, word.charAt(2));
        put(key(word.charAt(0), word.charAt(1), word.charAt(2)), state);
    }

    private static void mark(long[] bits, String start, int range) {
        int bit = start.length() == 1
                ? range + single(start.charAt(0), range)
                : pair(start.charAt(0), start.charAt(1), range);
        bits[bit >> 6] |= 1L << bit;
    }

    private static boolean isMarked(long[] bits, char one, char two, int range) {
        int pair = pair(one, two, range);
        int single = range + single(one, range);
        return (bits[pair >> 6] >>> pair & 1 | bits[single >> 6] >>> single & 1) != 0;
    }

    private static int pair(char one, char two, int range) {
        return (one * 0x9E3779B1 + two * 0x85EBCA6B >>> 15) & range - 1;
    }

    private static int single(char one, int range) {
        return one & range - 1;
    }

    private static long key(char one, char two, char three) {
        return (long) one << 32 | (long) two << 16 | three;
    }

    private void put(long key, int state) {
        if (++size * 2 > keys.length) {
            long[] oldKeys = keys;
            int[] oldStates = states;
            keys = new long[oldKeys.length * 2];
            states = new int[keys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    insert(oldKeys[i], oldStates[i]);
                }
            }
        }
        insert(key, state);
    }

    private void insert(long key, int state) {
        int slot = slot(key);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        size -= keys[slot] == key ? 1 : 0;
        keys[slot] = key;
        states[slot] = state;
    }

    private int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & keys.length - 1;
    }

    /** The state after the first three letters of a word, the root where no pattern begins so. */
    int after(char one, char two, char three) {
        if (isMarked(shorter, one, two, LETTERS)) {
            return STEP_BY_STEP;
        }
        long key = key(one, two, three);
        for (int slot = slot(key); ; slot = slot + 1 & keys.length - 1) {
            if (keys[slot] == key) {
                return states[slot];
            }
            if (keys[slot] == 0) {
                return PhraseTree.ROOT;
            }
        }
    }

    /** False where no pattern begins with these letters that may begin inside of a word. */
    boolean mayBegin(char one, char two) {
        return isMarked(inside, one, two, PAIRS);
    }

    long bytes() {
        return (shorter.length + inside.length + keys.length) * 8L + states.length * 4L;
    }
}
