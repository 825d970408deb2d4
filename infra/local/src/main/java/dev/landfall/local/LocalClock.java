package dev.landfall.local;

import java.time.Duration;
import java.time.Instant;

/** How far the functions' clock is ahead of the wall's; kept over a restart. The engines stay on wall time. */
public final class LocalClock {

    private static final String FILE = "clock";

    private final Home home;
    private volatile Duration offset;

    LocalClock(Home home) {
        this.home = home;
        this.offset = Duration.parse(home.read(FILE, "PT0S").trim());
    }

    public Duration offset() {
        return offset;
    }

    public Instant now() {
        return Instant.now().plus(offset());
    }

    /** Moves the clock; backwards is the caller's mistake, for what was written would lie in the future. */
    public synchronized Duration advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("The clock only moves forward");
        }
        Duration moved = offset.plus(by);
        offset = moved;
        home.write(FILE, moved.toString());
        return moved;
    }
}
