package dev.landfall.bench.storm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Plays deliveries in rounds, doubled and under faults, until the retry horizon has passed in quiet. */
final class Storm {

    /** Vendors deliver again what was not taken; longer than this they do not try. */
    private static final int MOST_DELIVERIES = 30;

    /** So few in so much time that only the outage is one. */
    private static final int A_ROUND = 25;

    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(5);
    private static final Duration STORMY_STILL = Duration.ofHours(3);
    private static final Duration HORIZON = Duration.ofHours(48);

    private final World world;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Worker> twins = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<Delivery, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final Map<Delivery, Integer> answers = new ConcurrentHashMap<>();
    private final Queue<Delivery> again = new ConcurrentLinkedQueue<>();
    private final AtomicInteger redelivered = new AtomicInteger();
    private int doubles;

    Storm(World world, int threadCount) {
        this.world = world;
        for (int i = 0; i < threadCount; i++) {
            workers.add(new Worker(2 * i, world));
            twins.add(new Worker(2 * i + 1, world));
        }
    }

    /** All of it: the storm, the hours after it, and the days in quiet. */
    void play(List<Delivery> deliveries, long seed) {
        Random random = new Random(seed);
        Queue<Delivery> waiting = new ArrayDeque<>(deliveries);
        world.faults().rage(true);
        Instant end = world.clock().instant();
        while (!waiting.isEmpty() || !again.isEmpty() || world.clock().instant().isBefore(end.plus(STORMY_STILL))) {
            Queue<Consumer<Worker>> tasks = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < A_ROUND && !waiting.isEmpty(); i++) {
                Delivery delivery = waiting.remove();
                boolean twice = random.nextInt(3) == 0;
                doubles += twice ? 1 : 0;
                tasks.add(worker -> deliver(delivery, worker, twice));
                end = world.clock().instant();
            }
            for (Delivery delivery = again.poll(); delivery != null; delivery = again.poll()) {
                Delivery late = delivery;
                redelivered.incrementAndGet();
                tasks.add(worker -> deliver(late, worker, false));
            }
            tasks.add(worker -> worker.tick("reconcileIntake"));
            round(tasks);
        }
        settle();
        threads.shutdown();
    }

    private void settle() {
        world.faults().rage(false);
        Instant end = world.clock().instant().plus(HORIZON);
        while (world.clock().instant().isBefore(end)) {
            round(new ArrayDeque<>(List.of(worker -> worker.tick("reconcileIntake"))));
            world.clock().advance(BETWEEN_ROUNDS.multipliedBy(3));
        }
        world.queues().values().stream()
                .filter(queue -> queue != world.intake())
                .forEach(MemoryQueue::redrive);
        for (int i = 0; i < 10; i++) {
            round(new ArrayDeque<>());
        }
    }

    private void deliver(Delivery delivery, Worker worker, boolean twice) {
        Optional<Future<?>> twin = Optional.empty();
        int attempt =
                attempts.computeIfAbsent(delivery, d -> new AtomicInteger()).addAndGet(twice ? 2 : 1);
        if (twice) {
            CountDownLatch start = new CountDownLatch(1);
            Worker other = twins.get(workers.indexOf(worker));
            twin = Optional.of(threads.submit(() -> {
                start.await();
                return take(delivery, other.deliver(delivery, attempt - 1));
            }));
            start.countDown();
        }
        boolean taken = take(delivery, worker.deliver(delivery, attempt));
        twin.ifPresent(Storm::await);
        if (!taken && attempt < MOST_DELIVERIES) {
            again.add(delivery);
        }
    }

    /** Whether the vendor is content; a refusal contents it too. */
    private boolean take(Delivery delivery, int status) {
        boolean answered = status >= 200 && status < 500;
        if (answered) {
            answers.put(delivery, status);
        }
        return answered;
    }

    private void round(Queue<Consumer<Worker>> tasks) {
        AtomicInteger busy = new AtomicInteger();
        List<Future<?>> all = new ArrayList<>();
        Queue<Consumer<Worker>> shared = new ConcurrentLinkedQueue<>(tasks);
        for (Worker worker : workers) {
            all.add(threads.submit(() -> work(worker, shared, busy)));
        }
        all.forEach(Storm::await);
        world.clock().advance(BETWEEN_ROUNDS);
    }

    /** Until nothing waits and nobody is at something that may bring more. */
    private void work(Worker worker, Queue<Consumer<Worker>> tasks, AtomicInteger busy) {
        while (true) {
            busy.incrementAndGet();
            Optional<Consumer<Worker>> task = Optional.ofNullable(tasks.poll()).or(world::next);
            task.ifPresent(it -> it.accept(worker));
            int others = busy.decrementAndGet();
            if (task.isEmpty()) {
                if (others == 0) {
                    return;
                }
                LockSupport.parkNanos(20_000);
            }
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A worker broke", e.getCause());
        }
    }

    /** How each delivery was answered in the end; absent where it never was. */
    Map<Delivery, Integer> answers() {
        return new HashMap<>(answers);
    }

    int doubles() {
        return doubles;
    }

    int redelivered() {
        return redelivered.get();
    }
}
