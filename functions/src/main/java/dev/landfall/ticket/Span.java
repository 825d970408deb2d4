package dev.landfall.ticket;

import java.time.Instant;

/** A stretch of time, its end excluded; a pause that still lasts ends at {@link Instant#MAX}. */
public record Span(Instant from, Instant to) {

    public Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A span does not end before it begins");
        }
    }

    /** A stretch that has begun and not ended. */
    public static Span since(Instant from) {
        return new Span(from, Instant.MAX);
    }

    boolean isOpen() {
        return to.equals(Instant.MAX);
    }
}
