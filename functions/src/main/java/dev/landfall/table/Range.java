package dev.landfall.table;

/** A stretch of a partition by sort key, from first (inclusive) to last (inclusive); see the factories. */
public record Range(String first, String last, boolean ascending) {

    private static final String HIGHEST = "\uffff";

    /** The whole partition. */
    public static Range all() {
        return new Range(" ", HIGHEST, true);
    }

    public static Range prefix(String prefix) {
        return new Range(prefix, prefix + HIGHEST, true);
    }

    /** All that sorts before the value. */
    public static Range before(String value) {
        return new Range(" ", value, true);
    }

    public static Range between(String first, String last) {
        return new Range(first, last, true);
    }

    /** The same stretch, read from its end. */
    public Range backwards() {
        return new Range(first, last, false);
    }
}
