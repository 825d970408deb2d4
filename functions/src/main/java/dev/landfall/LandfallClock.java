package dev.landfall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The time that decisions see: to the millisecond, as it is stored, and moved by what the local cloud asks for. */
final class LandfallClock extends Clock {

    private final Clock wall;
    private volatile Duration offset = Duration.ZERO;

    LandfallClock(Clock wall) {
        this.wall = wall;
    }

    void moveTo(Duration newOffset) {
        offset = newOffset;
    }

    @Override
    public Instant instant() {
        return wall.instant().plus(offset).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(wall, offset).withZone(zone);
    }
}
