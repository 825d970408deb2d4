package dev.landfall.ticket;

/** How soon a ticket wants a person, from the last to the first. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    /** The name in policies and stored items. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Priority of(String code) {
        return valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }

    public Priority atLeast(Priority other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Sorts before all less urgent ones. */
    String rank() {
        return Integer.toString(URGENT.ordinal() - ordinal());
    }
}
