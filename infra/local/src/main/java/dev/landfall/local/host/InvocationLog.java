package dev.landfall.local.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last invocations: which function, when, how long, what became of it. */
public final class InvocationLog {

    private static final int KEPT = 500;

    /** @param outcome {@code ok}, or the kind of failure */
    public record Entry(String function, String at, long millis, String outcome) {}

    private final Deque<Entry> entries = new ArrayDeque<>();

    synchronized void add(String function, Instant at, Duration took, Outcome outcome) {
        String word = switch (outcome) {
            case Outcome.Answered answered -> "ok";
            case Outcome.Failed failed -> failed.kind();
        };
        entries.addFirst(new Entry(function, at.toString(), took.toMillis(), word));
        if (entries.size() > KEPT) {
            entries.removeLast();
        }
    }

    /** Newest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
