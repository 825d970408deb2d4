package dev.landfall.local.trigger;

import dev.landfall.local.engine.Clients;
import dev.landfall.local.host.FunctionHost;
import dev.landfall.local.template.CloudTemplate;
import dev.landfall.local.template.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Starts what the template connects to functions, and stops it. */
public final class Triggers implements AutoCloseable {

    /**
     * Where the stream's reader keeps its place.
     *
     * @param saved what it said last, or an empty object
     */
    public record Place(String saved, Consumer<String> save) {}

    /** Reads a source until it is told to stop, and then finishes what it has begun. */
    interface Loop extends Runnable {
        void stop();
    }

    private final Clients clients;
    private final CloudTemplate template;
    private final Map<String, String> queueUrls;
    private final FunctionHost host;
    private final List<Loop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    public Triggers(Clients clients, CloudTemplate template, Map<String, String> queueUrls, FunctionHost host) {
        this.clients = clients;
        this.template = template;
        this.queueUrls = Map.copyOf(queueUrls);
        this.host = host;
    }

    public void start(Schedules schedules, Place place) {
        for (Trigger trigger : template.triggers()) {
            switch (trigger) {
                case Trigger.Messages messages ->
                    thread(new QueueTrigger(
                            clients.sqs(),
                            url(messages.queueId()),
                            messages.batchSize(),
                            template.function(messages.functionId()),
                            host));
                case Trigger.Changes changes -> thread(stream(changes, place));
                case Trigger.Tick tick -> schedules.add(template.function(tick.functionId()), tick.every());
            }
        }
        schedules.start();
    }

    private StreamTrigger stream(Trigger.Changes changes, Place place) {
        String table = template.table().path("TableName").asString();
        String arn = clients.dynamo()
                .describeTable(request -> request.tableName(table))
                .table()
                .latestStreamArn();
        return new StreamTrigger(
                clients,
                new StreamCursor(clients.streams(), arn, place.saved(), place.save()),
                changes,
                template.function(changes.functionId()),
                host,
                changes.failureQueueId().map(this::url));
    }

    private String url(String queueId) {
        return Objects.requireNonNull(queueUrls.get(queueId), queueId);
    }

    private void thread(Loop work) {
        loops.add(work);
        threads.add(Thread.ofPlatform().daemon().start(work));
    }

    @Override
    public void close() {
        loops.forEach(Loop::stop);
        for (Thread thread : threads) {
            try {
                thread.join(5000);
                thread.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
