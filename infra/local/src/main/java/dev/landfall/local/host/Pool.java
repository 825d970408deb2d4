package dev.landfall.local.host;

import dev.landfall.local.template.FunctionSpec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The processes of one function: one more is started when all are busy, up to what the template reserves. */
final class Pool {

    /** One machine is not a region. */
    private static final int MOST = 4;

    private final FunctionSpec function;
    private final Function<String, Instance> start;
    private final Semaphore free;
    private final Deque<Instance> idle = new ArrayDeque<>();
    private final List<Instance> all = new ArrayList<>();
    private final AtomicInteger counter = new AtomicInteger();
    private boolean closed;

    Pool(FunctionSpec function, Function<String, Instance> start) {
        this.function = function;
        this.start = start;
        int reserved = function.concurrency() == 0 ? MOST : Math.min(MOST, function.concurrency());
        this.free = new Semaphore(reserved, true);
    }

    Outcome invoke(byte[] event) {
        try {
            free.acquire();
            try {
                return run(event);
            } finally {
                free.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("Interrupted", "The local cloud stops");
        }
    }

    private Outcome run(byte[] event) throws InterruptedException {
        Optional<Instance> instance = take();
        if (instance.isEmpty()) {
            return new Outcome.Failed("Interrupted", "The local cloud stops");
        }
        Outcome outcome = instance.get().invoke(event, function.timeout());
        giveBack(instance.get());
        return outcome;
    }

    private synchronized Optional<Instance> take() {
        while (!idle.isEmpty()) {
            Instance instance = idle.pop();
            if (instance.alive()) {
                return Optional.of(instance);
            }
            all.remove(instance);
        }
        if (closed) {
            return Optional.empty();
        }
        Instance fresh = start.apply(function.bean() + "-" + counter.incrementAndGet());
        all.add(fresh);
        return Optional.of(fresh);
    }

    private synchronized void giveBack(Instance instance) {
        if (instance.alive()) {
            idle.push(instance);
        } else {
            all.remove(instance);
        }
    }

    /** Takes out the processes that have had nothing to do for so long. */
    synchronized List<Instance> idle(Duration duration) {
        List<Instance> ended =
                idle.stream().filter(instance -> instance.idleFor(duration)).toList();
        idle.removeAll(ended);
        all.removeAll(ended);
        return ended;
    }

    synchronized List<Instance> closeAll() {
        closed = true;
        List<Instance> ended = List.copyOf(all);
        all.clear();
        idle.clear();
        return ended;
    }
}
