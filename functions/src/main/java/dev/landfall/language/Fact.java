package dev.landfall.language;

import java.util.Locale;

/**
 * One thing of a text that must not be lost in retelling it.
 *
 * @param value as it is written; an address or phone number masked
 * @param start where it stands in the source, {@code [start, end)} in UTF-16 units
 */
public record Fact(Kind kind, String value, int start, int end) {

    /** What it is. */
    public enum Kind {
        ORDER,
        ACCOUNT,
        TRANSACTION,
        REFERENCE,
        ERROR,
        VERSION,
        DEVICE,
        SYSTEM,
        DATE,
        TIME,
        AMOUNT,
        ADDRESS,
        PHONE;

        /** The name used in data, such as {@code order}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Without what was said. */
    @Override
    public String toString() {
        return "Fact[" + kind + "]";
    }
}
