package dev.landfall.bench.storm;

import dev.landfall.objects.InMemoryObjects;
import dev.landfall.policy.Policies;
import dev.landfall.policy.PolicyFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Everything around the functions in one run: table, stream, queues, bucket, vendors, clock and faults. */
final class World implements AutoCloseable {

    static final JsonMapper MAPPER = JsonMapper.builder().build();
    /** Compiled once: they are the same for all. */
    static final Policies POLICIES = new PolicyFiles(MAPPER);

    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

    private final long seed;
    private final Engine engine;
    private final StormSecrets secrets;
    private final StormClock clock = new StormClock();
    private final ChangeLog changes = new ChangeLog();
    private final RecordedTable table;
    private final InMemoryObjects objects = new InMemoryObjects();
    private final Faults faults;
    private final Vendors vendors;
    private volatile boolean replaying;
    private final Map<String, MemoryQueue> queues = new LinkedHashMap<>();

    World(Report.Options options, Engine engine, StormSecrets secrets) {
        this.seed = options.seed();
        this.engine = engine;
        this.secrets = secrets;
        this.table = new RecordedTable(engine.table(), changes, clock);
        this.faults = new Faults(seed, options.faults());
        this.vendors = new Vendors(faults);
        queue("INTAKE_QUEUE_URL", new MemoryQueue.Shape("socialPostToTicket", true, 10, THREE_MINUTES, 5));
        // One at a time, so that it is known which mail an outcome belongs to.
        queue("MAIL_QUEUE_URL", new MemoryQueue.Shape("emailToTicket", false, 1, THREE_MINUTES.multipliedBy(2), 5));
        queue("SEND_QUEUE_URL", new MemoryQueue.Shape("sendReply", true, 5, THREE_MINUTES, 5));
        queue("ESCALATION_QUEUE_URL", new MemoryQueue.Shape("escalateTicket", true, 10, THREE_MINUTES, 5));
        queue("RECOMMENDATION_QUEUE_URL", new MemoryQueue.Shape("recommendFeature", true, 10, THREE_MINUTES, 5));
        queue("MEDIA_QUEUE_URL", new MemoryQueue.Shape("fetchMedia", false, 1, THREE_MINUTES, 5));
    }

    private void queue(String variable, MemoryQueue.Shape shape) {
        queues.put(variable, new MemoryQueue(shape, clock));
    }

    /** The next piece of work that waits, bound to be done by a worker; empty when nothing waits now. */
    Optional<java.util.function.Consumer<Worker>> next() {
        return next(true);
    }

    /** @param everything whether also what came in from outside */
    Optional<java.util.function.Consumer<Worker>> next(boolean everything) {
        Optional<ChangeLog.Batch> records = changes.receive();
        if (records.isPresent()) {
            return Optional.of(worker -> worker.publish(changes, records.get()));
        }
        for (MemoryQueue queue : queues.values()) {
            boolean fromOutside = queue == intake() || queue == mail();
            Optional<MemoryQueue.Batch> batch = everything || !fromOutside ? queue.receive() : Optional.empty();
            if (batch.isPresent()) {
                return Optional.of(worker -> worker.handle(queue, batch.get()));
            }
        }
        return Optional.empty();
    }

    /** Whether nothing waits or is hidden anywhere. */
    boolean isQuiet() {
        return changes.isEmpty() && queues.values().stream().allMatch(MemoryQueue::isEmpty);
    }

    long seed() {
        return seed;
    }

    Engine engine() {
        return engine;
    }

    StormSecrets secrets() {
        return secrets;
    }

    /** The time at which a function begins with a message: no two have the same, or the one that was set. */
    Instant moment() {
        return replaying ? clock.instant() : clock.tick();
    }

    /** From here on the time of each message is set from outside. */
    void replay() {
        replaying = true;
    }

    StormClock clock() {
        return clock;
    }

    ChangeLog changes() {
        return changes;
    }

    RecordedTable table() {
        return table;
    }

    InMemoryObjects objects() {
        return objects;
    }

    Faults faults() {
        return faults;
    }

    Vendors vendors() {
        return vendors;
    }

    Map<String, MemoryQueue> queues() {
        return queues;
    }

    MemoryQueue intake() {
        return queues.get("INTAKE_QUEUE_URL");
    }

    MemoryQueue mail() {
        return queues.get("MAIL_QUEUE_URL");
    }

    @Override
    public void close() {
        vendors.close();
    }
}
