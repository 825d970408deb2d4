package dev.landfall.language;

import java.util.List;

/** Lists of numbers in two arrays: the items of all, and where each list begins. */
final class IntLists {
    private final int[] starts;
    private final int[] items;

    private IntLists(int[] starts, int[] items) {
        this.starts = starts;
        this.items = items;
    }

    static IntLists of(List<int[]> lists) {
        var starts = new int[lists.size() + 1];
        for (int i = 0; i < lists.size(); i++) {
            starts[i + 1] = starts[i] + lists.get(i).length;
        }
        var items = new int[starts[lists.size()]];
        for (int i = 0; i < lists.size(); i++) {
            System.arraycopy(lists.get(i), 0, items, starts[i], lists.get(i).length);
        }
        return new IntLists(starts, items);
    }

    static IntLists ofLists(List<List<Integer>> lists) {
        return of(lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList());
    }

    static IntLists read(Packed.Reader in) {
        return new IntLists(in.ints(), in.ints());
    }

    void write(Packed.Writer out) {
        out.ints(starts);
        out.ints(items);
    }

    int size() {
        return starts.length - 1;
    }

    /** Where the list begins in {@link #items}; it ends where the next begins. */
    int from(int list) {
        return starts[list];
    }

    int[] items() {
        return items;
    }

    long bytes() {
        return (starts.length + items.length) * 4L;
    }
}
