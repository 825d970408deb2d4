package dev.landfall.queue;

import java.time.Duration;
import java.util.List;

/** One queue, seen from its sending side. */
public interface Queue {

    /**
     * One message.
     *
     * @param group messages of one group are handled in the order they were sent
     * @param deduplication the same within five minutes is sent once
     */
    record Entry(String body, String group, String deduplication, Duration delay) {
        public Entry(String body, String group, String deduplication) {
            this(body, group, deduplication, Duration.ZERO);
        }
    }

    /** Sends all of them, in order; throws if any was not taken, and then some may have been. */
    void send(List<Entry> entries);
}
