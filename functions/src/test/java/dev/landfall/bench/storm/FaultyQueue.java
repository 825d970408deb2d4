package dev.landfall.bench.storm;

import dev.landfall.queue.Queue;
import java.util.List;

/** A queue on the other side of a bad line. */
final class FaultyQueue implements Queue {

    private final Queue queue;
    private final Faults faults;

    FaultyQueue(Queue queue, Faults faults) {
        this.queue = queue;
        this.faults = faults;
    }

    @Override
    public void send(List<Entry> entries) {
        Faults.Kind fault = faults.next();
        if (fault == Faults.Kind.THROTTLED) {
            queue.send(entries.subList(0, entries.size() / 2));
        }
        Faults.before(fault);
        queue.send(entries);
        if (fault == Faults.Kind.ANSWER_LOST) {
            queue.send(entries);
        }
        Faults.after(fault);
    }
}
