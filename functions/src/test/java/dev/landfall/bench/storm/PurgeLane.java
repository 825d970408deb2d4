package dev.landfall.bench.storm;

import dev.landfall.bench.storm.Bodies.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** How long live messages take from the door to their outcome, alone and beside a bulk deletion in a lane of its own. */
final class PurgeLane {

    /** Everything has had its time by then, whatever its class. */
    private static final Duration YEARS = Duration.ofDays(4_000);

    private static final int MESSAGES = 400;
    private static final int MOST_BESIDE = 4_000;
    private static final int FEWEST = 40;

    /**
     * What was measured.
     *
     * @param removed how many items and keys the deletion removed meanwhile
     */
    record Measured(Duration alone, Duration beside, int messages, long removed) {

        double ratio() {
            return (double) beside.toNanos() / Math.max(1, alone.toNanos());
        }

        /** Whether enough messages came while there was something to delete. */
        boolean counts() {
            return messages >= FEWEST && removed > 0;
        }
    }

    private final World world;
    private final Worker live;
    private final Texts texts = new Texts();
    private final Random random = new Random(7);
    private int number;

    PurgeLane(World world) {
        this.world = world;
        this.live = new Worker(900, world);
    }

    Measured measure() {
        world.clock().advance(YEARS);
        for (int i = 0; i < MESSAGES; i++) {
            message();
        }
        List<Long> alone = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            alone.add(message());
        }
        long before = world.table().removed();
        AtomicBoolean over = new AtomicBoolean();
        Thread lane = new Thread(() -> purge(over), "purge lane");
        lane.start();
        List<Long> beside = new ArrayList<>();
        while (!over.get() && beside.size() < MOST_BESIDE) {
            beside.add(message());
        }
        over.set(true);
        join(lane);
        return new Measured(
                p95(alone), p95(beside), beside.size(), world.table().removed() - before);
    }

    /** Run after run, as the schedule would start them, until one finds nothing. */
    private void purge(AtomicBoolean over) {
        Worker lane = new Worker(901, world);
        long before = -1;
        while (!over.get() && before != world.table().removed()) {
            before = world.table().removed();
            lane.tick("purgeExpired");
        }
        over.set(true);
    }

    private long message() {
        Said said = new Said("live" + number % 50, "live" + number++, texts.direct(number % texts.languages(), random));
        Delivery delivery = new Delivery(said.id(), "line", "main", Bodies.line(List.of(said)), true);
        long start = System.nanoTime();
        live.deliver(delivery, 1);
        world.intake().receive().ifPresent(batch -> live.handle(world.intake(), batch));
        long taken = System.nanoTime() - start;
        Optional<Consumer<Worker>> rest = world.next();
        while (rest.isPresent()) {
            rest.get().accept(live);
            rest = world.next();
        }
        return taken;
    }

    private static Duration p95(List<Long> taken) {
        List<Long> sorted = taken.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : Duration.ofNanos(sorted.get(sorted.size() * 95 / 100));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
