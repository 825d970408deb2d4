package dev.landfall.language;

import java.util.Locale;

/** How urgent a matter is, in rising order. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    /** The priority as policy files and messages write it, for example {@code high}. */
    public static Priority of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The name that policy files and messages use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
