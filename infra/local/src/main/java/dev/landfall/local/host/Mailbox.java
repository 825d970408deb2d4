package dev.landfall.local.host;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** What waits for one process, and what it has taken and not yet answered. */
final class Mailbox {

    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> open = new ConcurrentHashMap<>();

    void put(Invocation invocation) {
        open.put(invocation.id(), invocation);
        waiting.add(invocation);
    }

    Invocation next() throws InterruptedException {
        return waiting.take();
    }

    void finish(String id, Outcome outcome) {
        Invocation invocation = open.remove(id);
        if (invocation != null) {
            invocation.outcome().complete(outcome);
        }
    }

    /** The process is gone: nothing that it took will be answered. */
    void fail(Outcome outcome) {
        open.keySet().forEach(id -> finish(id, outcome));
    }
}
