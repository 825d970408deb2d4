package dev.landfall.local.host;

import dev.landfall.local.template.FunctionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Starts functions when they are called, as many at once as they may, and stops those that idle. */
public final class FunctionHost implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMinutes(10);
    /** Lambda's limit for an event or an answer. */
    public static final int LIMIT = 6 * 1024 * 1024;

    private final Workshop workshop;
    private final InvocationLog log = new InvocationLog();
    private final Map<String, Pool> pools = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    public FunctionHost(Workshop workshop) {
        this.workshop = workshop;
        try {
            Files.createDirectories(workshop.logs());
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for log lines cannot be made", e);
        }
        sweeper.scheduleWithFixedDelay(this::stopIdle, 1, 1, TimeUnit.MINUTES);
    }

    public InvocationLog log() {
        return log;
    }

    /** Calls a function and waits for what becomes of it. */
    public Outcome invoke(FunctionSpec function, byte[] event) {
        Instant start = Instant.now();
        Outcome outcome = event.length > LIMIT
                ? new Outcome.Failed("RequestTooLarge", "The event is larger than 6 MB")
                : pool(function).invoke(event);
        if (outcome instanceof Outcome.Answered answered && answered.body().length > LIMIT) {
            outcome = new Outcome.Failed("Function.ResponseSizeTooLarge", "The answer is larger than 6 MB");
        }
        log.add(function.bean(), start, Duration.between(start, Instant.now()), outcome);
        return outcome;
    }

    private Pool pool(FunctionSpec function) {
        return pools.computeIfAbsent(
                function.id(), id -> new Pool(function, name -> new Instance(workshop, name, function)));
    }

    private void stopIdle() {
        pools.values().forEach(pool -> end(pool.idle(IDLE)));
    }

    private static void end(List<Instance> instances) {
        instances.forEach(Instance::stop);
        try {
            for (Instance instance : instances) {
                instance.awaitEnd();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
        List<Instance> all = new ArrayList<>();
        pools.values().forEach(pool -> all.addAll(pool.closeAll()));
        end(all);
    }
}
