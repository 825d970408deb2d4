package dev.landfall.bench.storm;

import dev.landfall.bench.storm.RecordedTable.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The same events once more, without a fault and one at a time, each at the time and in the turn in which the storm
 * settled it: what order there was in the storm is kept, everything else must come out by itself.
 */
final class Quiet {

    private static final Duration HORIZON = Duration.ofHours(48);
    private static final Duration STEP = Duration.ofMinutes(10);

    private final World world;
    private final Worker worker;
    private final Map<String, Delivery> deliveries = new HashMap<>();
    private final Map<String, String> events = new HashMap<>();
    private final List<String> receipts = new ArrayList<>();
    private final Set<String> delivered = new HashSet<>();

    Quiet(World world, Inventory storm, List<Delivery> sent) {
        this.world = world;
        this.worker = new Worker(0, world);
        sent.stream()
                .filter(delivery -> delivery.genuine() && delivery.isForUs())
                .forEach(delivery -> deliveries.putIfAbsent(storm.receiptOf(delivery), delivery));
        storm.receipts().forEach(receipt -> {
            receipts.add(receipt.id());
            receipt.events().forEach(event -> events.put(event.key(), event.receipt() + " " + event.index()));
        });
    }

    void play(List<Settled> order) {
        Set<String> done = new HashSet<>();
        world.replay();
        Instant latest = world.clock().instant();
        for (Settled turn : order) {
            if (done.add(turn.inHand())) {
                world.clock().moveTo(turn.at());
                latest = turn.at().isAfter(latest) ? turn.at() : latest;
                take(turn.inHand());
                drain(false);
            }
        }
        world.clock().moveTo(latest);
        receipts.forEach(this::deliver);
        for (Duration past = Duration.ZERO; past.compareTo(HORIZON) < 0; past = past.plus(STEP)) {
            worker.tick("reconcileIntake");
            drain(true);
            world.clock().advance(STEP);
        }
    }

    private void take(String inHand) {
        if (inHand.contains(" ")) {
            deliver(inHand.substring(0, inHand.indexOf(' ')));
            handle(world.intake(), inHand);
        } else if (!handle(world.mail(), inHand) && events.containsKey(inHand)) {
            // In the storm it was read before the function that led it on had written that it did.
            take(events.get(inHand));
            handle(world.mail(), inHand);
        }
    }

    private boolean handle(MemoryQueue queue, String inHand) {
        Optional<MemoryQueue.Batch> batch = queue.take(held -> Hand.name(held).equals(inHand));
        batch.ifPresent(found -> worker.handle(queue, found));
        return batch.isPresent();
    }

    private void deliver(String receipt) {
        if (delivered.add(receipt)) {
            worker.deliver(deliveries.get(receipt), 1);
        }
    }

    private void drain(boolean everything) {
        Optional<Consumer<Worker>> task = world.next(everything);
        while (task.isPresent()) {
            task.get().accept(worker);
            task = world.next(everything);
        }
    }
}
