package dev.landfall.retention;

import java.time.Instant;
import java.time.InstantSource;

/** What one run may still do. Not for use by more than one thread. */
final class Budget {

    private final InstantSource clock;
    private final Instant end;
    private long writes;

    Budget(InstantSource clock, Instant end, long writes) {
        this.clock = clock;
        this.end = end;
        this.writes = writes;
    }

    void spend(int written) {
        writes -= written;
    }

    boolean isLeft() {
        return writes > 0 && clock.instant().isBefore(end);
    }
}
