package dev.landfall.bench.storm;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/**
 * Decides which call of which invocation meets which fault. It depends on the seed and on the invocation alone, not on
 * what other threads do meanwhile, so that a seed finds again what it found.
 */
final class Faults {

    /** What may happen to a call, with its share in ten thousand calls. */
    enum Kind {
        KILLED_BEFORE(4),
        KILLED_AFTER(4),
        THROTTLED(25),
        TIMED_OUT_BEFORE(12),
        TIMED_OUT_AFTER(12),
        /** The client's own retry meets what its first try did. */
        ANSWER_LOST(25),
        NONE(0);

        private final int share;

        Kind(int share) {
            this.share = share;
        }
    }

    private final long seed;
    private final int times;
    private final Map<Kind, LongAdder> struck = new EnumMap<>(Kind.class);
    private final ThreadLocal<SplittableRandom> invocation = new ThreadLocal<>();
    private volatile boolean raging;

    /** @param times how often what usually happens once */
    Faults(long seed, int times) {
        this.seed = seed;
        this.times = times;
        for (Kind kind : Kind.values()) {
            struck.put(kind, new LongAdder());
        }
    }

    void rage(boolean now) {
        raging = now;
    }

    boolean raging() {
        return raging;
    }

    /** From here on this thread runs that invocation, for the so-manieth time. */
    void begin(String what, int attempt) {
        invocation.set(new SplittableRandom(mix(what, attempt)));
    }

    void end() {
        invocation.remove();
    }

    /** A number for one attempt at one thing. */
    long mix(String what, int attempt) {
        return (seed * 0x9E3779B97F4A7C15L) ^ (what.hashCode() * 0xBF58476D1CE4E5B9L) ^ (attempt * 0x94D049BB133111EBL);
    }

    /** What happens to the next call of this thread's invocation. */
    Kind next() {
        SplittableRandom random = invocation.get();
        if (!raging || random == null) {
            return Kind.NONE;
        }
        int drawn = random.nextInt(10_000 / times);
        for (Kind kind : Kind.values()) {
            drawn -= kind.share;
            if (drawn < 0) {
                struck.get(kind).increment();
                return kind;
            }
        }
        return Kind.NONE;
    }

    /** Throws what happens before a call has its effect. */
    static void before(Kind kind) {
        switch (kind) {
            case KILLED_BEFORE -> throw new Killed();
            case THROTTLED ->
                throw ProvisionedThroughputExceededException.builder()
                        .message("throttled")
                        .build();
            case TIMED_OUT_BEFORE -> throw ApiCallTimeoutException.create(1);
            case KILLED_AFTER, TIMED_OUT_AFTER, ANSWER_LOST, NONE -> {}
        }
    }

    /** Throws what happens once a call has had its effect. */
    static void after(Kind kind) {
        switch (kind) {
            case KILLED_AFTER -> throw new Killed();
            case TIMED_OUT_AFTER -> throw ApiCallTimeoutException.create(1);
            case KILLED_BEFORE, THROTTLED, TIMED_OUT_BEFORE, ANSWER_LOST, NONE -> {}
        }
    }

    long total() {
        return struck.values().stream().mapToLong(LongAdder::sum).sum();
    }

    @Override
    public String toString() {
        return struck.entrySet().stream()
                .filter(entry -> entry.getKey() != Kind.NONE)
                .map(entry ->
                        entry.getKey().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " "
                                + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
