package dev.landfall.local.template;

import java.time.Duration;
import java.util.Optional;

/** What starts a function besides HTTP. */
public sealed interface Trigger {

    String functionId();

    /** Messages of a queue, by its logical id. */
    record Messages(String functionId, String queueId, int batchSize) implements Trigger {}

    /** Changes of the table; what cannot be handled goes to the failure queue. */
    record Changes(String functionId, int batchSize, int attempts, Optional<String> failureQueueId)
            implements Trigger {}

    /** A schedule. */
    record Tick(String functionId, Duration every) implements Trigger {}
}
