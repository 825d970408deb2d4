package dev.landfall.bench.storm;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** What a function takes for the time: it stands still while it is at one message. */
final class HandClock extends Clock {

    private final StormClock clock;

    HandClock(StormClock clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return Hand.since().orElseGet(clock::instant);
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
