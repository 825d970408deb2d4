package dev.landfall.queue;

/** How much waits in a queue, about. */
@FunctionalInterface
public interface QueueDepth {

    long waiting();
}
