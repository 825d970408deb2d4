package dev.landfall.compliance;

import java.time.LocalDate;

/** Where a rule's content comes from, how sure it is, and who looks at it again by when. */
public record Provenance(String source, Confidence confidence, LocalDate reviewBy, String owner) {

    public Provenance {
        if (source.isBlank() || owner.isBlank()) {
            throw new IllegalArgumentException("A rule names its source and its owner");
        }
    }

    /** How sure a fact is. */
    public enum Confidence {
        /** Read on a public page. */
        VERIFIED("v"),
        /** General knowledge. */
        KNOWN("k"),
        /** Unsure: never told as fact. */
        UNSURE("?");

        private final String mark;

        Confidence(String mark) {
            this.mark = mark;
        }

        static Confidence of(String mark) {
            for (Confidence confidence : values()) {
                if (confidence.mark.equals(mark)) {
                    return confidence;
                }
            }
            throw new IllegalArgumentException("Unknown confidence " + mark);
        }
    }
}
