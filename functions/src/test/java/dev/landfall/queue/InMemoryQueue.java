package dev.landfall.queue;

import java.util.ArrayList;
import java.util.List;

/** {@link Queue} that keeps what was sent. */
public final class InMemoryQueue implements Queue {

    private final List<Entry> entries = new ArrayList<>();
    private boolean broken;

    public InMemoryQueue() {}

    /** Whether the next sends fail. */
    public synchronized void breakDown(boolean nowBroken) {
        broken = nowBroken;
    }

    @Override
    public synchronized void send(List<Entry> more) {
        if (broken) {
            throw new IllegalStateException("The queue takes nothing");
        }
        entries.addAll(more);
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
