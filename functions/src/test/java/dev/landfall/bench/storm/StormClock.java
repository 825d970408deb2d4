package dev.landfall.bench.storm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of one run: a millisecond on with each message, and far only while no function runs. */
final class StormClock extends Clock {

    static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private volatile Instant now = START;

    synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    synchronized void moveTo(Instant at) {
        now = at;
    }

    /** A moment that nobody else has. */
    synchronized Instant tick() {
        now = now.plusMillis(1);
        return now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
