package dev.landfall.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** One hour of the clock in UTC, in which deliveries were accepted. */
public record IntakeHour(Instant start) implements Comparable<IntakeHour> {

    /** A partition takes a thousand writes a second; the receipts of an hour spread over so many. */
    static final int SHARDS = 8;

    public IntakeHour {
        if (!start.equals(start.truncatedTo(ChronoUnit.HOURS))) {
            throw new IllegalArgumentException("An hour begins when the clock strikes");
        }
    }

    /** The hour that holds this instant. */
    public static IntakeHour of(Instant instant) {
        return new IntakeHour(instant.truncatedTo(ChronoUnit.HOURS));
    }

    /** The hour with this name. */
    static IntakeHour named(String name) {
        return new IntakeHour(Instant.parse(name + ":00:00Z"));
    }

    /** For example {@code 2026-11-24T10}. */
    public String name() {
        return start.toString().substring(0, 13);
    }

    /** The first instant that belongs to the next hour. */
    public Instant end() {
        return start.plus(Duration.ofHours(1));
    }

    public IntakeHour next() {
        return new IntakeHour(end());
    }

    List<String> partitions() {
        return IntStream.range(0, SHARDS).mapToObj(this::partition).toList();
    }

    String partitionOf(String receipt) {
        return partition(Math.floorMod(receipt.hashCode(), SHARDS));
    }

    private String partition(int shard) {
        return "arrivals#" + name() + "#" + shard;
    }

    @Override
    public int compareTo(IntakeHour other) {
        return start.compareTo(other.start);
    }

    @Override
    public String toString() {
        return name();
    }
}
