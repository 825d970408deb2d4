package dev.landfall.table;

/** Where an item is: its partition and its place in it. */
public record Key(String pk, String sk) {

    public Key {
        if (pk.isEmpty() || sk.isEmpty()) {
            throw new IllegalArgumentException("A key needs both of its parts");
        }
    }

    /** An item that is alone in its partition, with the kind's name as its sort key. */
    public static Key only(String kind, String id) {
        return new Key(kind + "#" + id, kind);
    }
}
