package dev.landfall.local.front;

import dev.landfall.local.host.FunctionHost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the pages under {@code /local} may ask of the local cloud. */
public interface Control {

    /** Depth of one queue. */
    record QueueDepth(String name, int waiting, int inFlight, boolean deadLetters) {}

    List<QueueDepth> queues();

    /** Moves what a queue's dead-letter queue holds back to the queue; says how many. */
    int redrive(String queue);

    /** Moves the clock and runs what is due; returns the functions' time. */
    Instant advance(Duration by);

    Instant now();

    Outbox outbox();

    FunctionHost host();

    Map<String, String> tokens();
}
