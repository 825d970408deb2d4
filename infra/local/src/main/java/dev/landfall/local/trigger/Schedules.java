package dev.landfall.local.trigger;

import dev.landfall.local.host.FunctionHost;
import dev.landfall.local.template.FunctionSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;

/** Calls functions at their rates, and all of them once when the clock has been moved. */
public final class Schedules implements AutoCloseable {

    private record Scheduled(FunctionSpec function, Duration every) {}

    private final FunctionHost host;
    private final Supplier<Instant> now;
    private final List<Scheduled> all = new ArrayList<>();
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(4, Thread.ofVirtual().factory());

    public Schedules(FunctionHost host, Supplier<Instant> now) {
        this.host = host;
        this.now = now;
    }

    void add(FunctionSpec function, Duration every) {
        all.add(new Scheduled(function, every));
    }

    void start() {
        for (Scheduled each : all) {
            long millis = each.every().toMillis();
            var unused =
                    timer.scheduleWithFixedDelay(() -> run(each.function()), millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    /** Every schedule once, together; returns when all have run. */
    public void runAll() {
        List<Future<?>> runs = new ArrayList<>();
        for (Scheduled each : all) {
            runs.add(timer.submit(() -> run(each.function())));
        }
        for (Future<?> run : runs) {
            try {
                run.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (java.util.concurrent.ExecutionException e) {
                System.err.println("A scheduled run failed: " + e.getCause());
            }
        }
    }

    private void run(FunctionSpec function) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.events");
        event.put("account", "000000000000");
        event.put("time", now.get().toString());
        event.put("region", "local");
        event.putArray("resources").add("arn:aws:events:local:000000000000:rule/" + function.bean());
        event.putObject("detail");
        host.invoke(function, event.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
