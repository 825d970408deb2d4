package dev.landfall.language;

/** Second and further children of a tree's states by hash, each in one long: state (24 bits), letter (16), child (24). */
final class PhraseEdges {
    private static final int STATE = 40;
    private static final int CHILD = 24;

    private long[] slots;
    private int size;

    /** @param slots a power of two of them, empty or as {@link #slots} gave them */
    PhraseEdges(long[] slots) {
        this.slots = slots;
    }

    long[] slots() {
        return slots;
    }

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

    /** The child, or the root. */
    int get(int state, char letter) {
        long key = (long) state << 16 | letter;
        for (int slot = slot(key); ; slot = slot + 1 & slots.length - 1) {
            long edge = slots[slot];
            if (edge >>> CHILD == key) {
                return (int) edge & (1 << CHILD) - 1;
            }
            if (edge == 0) {
                return PhraseTree.ROOT;
            }
        }
    }

    long bytes() {
        return slots.length * 8L;
    }
}
