package dev.landfall.bench.storm;

import dev.landfall.bench.storm.RecordedTable.Settled;
import java.time.Duration;
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
    private final List<String> receipts = new ArrayList<>();
    private final Set<String> delivered = new HashSet<>();

    Quiet(World world, Inventory storm, List<Delivery> sent) {
        this.world = world;
        this.worker = new Worker(0, world);
        sent.stream()
                .filter(Delivery::isForUs)
                .forEach(delivery -> deliveries.putIfAbsent(storm.receiptOf(delivery), delivery));
        storm.receipts().forEach(receipt -> receipts.add(receipt.id()));
    }

    void play(List<Settled> order) {
        Set<String> done = new HashSet<>();
        for (Settled turn : order) {
            if (!turn.inHand().isEmpty() && done.add(turn.inHand())) {
                world.clock().moveTo(turn.at());
                take(turn);
                drain(false);
            }
        }
        receipts.forEach(this::deliver);
        for (Duration past = Duration.ZERO; past.compareTo(HORIZON) < 0; past = past.plus(STEP)) {
            worker.tick("reconcileIntake");
            drain(true);
            world.clock().advance(STEP);
        }
    }

    private void take(Settled turn) {
        MemoryQueue queue = turn.inHand().contains(" ") ? world.intake() : world.mail();
        if (queue == world.intake()) {
            deliver(turn.inHand().substring(0, turn.inHand().indexOf(' ')));
        }
        queue.take(held -> Hand.name(held).equals(turn.inHand())).ifPresent(batch -> worker.handle(queue, batch));
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
