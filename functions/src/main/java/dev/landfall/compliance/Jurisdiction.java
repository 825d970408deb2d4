package dev.landfall.compliance;

import java.util.Locale;

/** Whose rules hold for a record, and how we came to think so. */
public record Jurisdiction(String code, Source source) {

    public Jurisdiction {
        if (code.isBlank()) {
            throw new IllegalArgumentException("A jurisdiction has a code");
        }
    }

    /** What the jurisdiction was taken from. */
    public enum Source {
        /** The country that the app declared in the person's token. */
        TOKEN,
        /** The channel account's default. */
        ACCOUNT,
        /** Nothing was known, so the strict default holds. */
        UNKNOWN;

        /** The name in stored items. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
