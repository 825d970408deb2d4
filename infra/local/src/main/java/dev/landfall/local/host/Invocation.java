package dev.landfall.local.host;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One event on its way through a function. */
final class Invocation {

    private final String id = UUID.randomUUID().toString();
    private final byte[] event;
    private final Duration timeout;
    private final CompletableFuture<Instant> taken = new CompletableFuture<>();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    Invocation(byte[] event, Duration timeout) {
        this.event = event;
        this.timeout = timeout;
    }

    String id() {
        return id;
    }

    byte[] event() {
        return event;
    }

    Duration timeout() {
        return timeout;
    }

    /** Completes when the function's process fetches the event; from then on its time runs. */
    CompletableFuture<Instant> taken() {
        return taken;
    }

    CompletableFuture<Outcome> outcome() {
        return outcome;
    }
}
