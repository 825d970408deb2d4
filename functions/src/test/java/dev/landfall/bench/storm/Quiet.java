package dev.landfall.bench.storm;

import dev.landfall.bench.storm.RecordedTable.Settled;
import dev.landfall.intake.ReceiptEvents.Named;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The same events once more, without a fault and one at a time, each at the time and in the turn in which the storm
 * settled it: what order there was in the storm is kept, everything else must come out by itself.
 */
final class Quiet {

    private static final Duration HORIZON = Duration.ofHours(48);
    private static final Duration STEP = Duration.ofMinutes(10);

    private final World world;
    private final Worker worker;
    private final Map<String, Named> events = new HashMap<>();
    private final Map<String, Delivery> deliveries = new HashMap<>();
    private final Set<String> delivered = new HashSet<>();

    Quiet(World world, Inventory storm, List<Delivery> sent) {
        this.world = world;
        this.worker = new Worker(0, world);
        Map<String, Delivery> byBody = new HashMap<>();
        sent.forEach(delivery -> byBody.putIfAbsent(
                delivery.channel() + " " + Base64.getEncoder().encodeToString(delivery.body()), delivery));
        for (Inventory.Receipt receipt : storm.receipts()) {
            deliveries.put(receipt.id(), byBody.get(receipt.channel() + " " + receipt.body()));
            receipt.events().forEach(event -> events.putIfAbsent(event.key(), event));
        }
    }

    void play(List<Settled> order) {
        Set<String> done = new HashSet<>();
        for (Settled turn : order) {
            if (done.add(turn.key())) {
                world.clock().moveTo(turn.at());
                take(turn);
                drain(false);
            }
        }
        deliveries.keySet().forEach(this::deliver);
        for (Duration past = Duration.ZERO; past.compareTo(HORIZON) < 0; past = past.plus(STEP)) {
            worker.tick("reconcileIntake");
            drain(true);
            world.clock().advance(STEP);
        }
    }

    private void take(Settled turn) {
        Optional<Named> event = Optional.ofNullable(events.get(turn.key()));
        if (!turn.mail().isEmpty()) {
            world.mail()
                    .take(held -> held.entry.deduplication().equals(turn.mail()))
                    .ifPresent(batch -> worker.handle(world.mail(), batch));
        } else if (event.isPresent()) {
            deliver(event.get().receipt());
            world.intake()
                    .take(held -> names(held, event.get()))
                    .ifPresent(batch -> worker.handle(world.intake(), batch));
        }
    }

    private void deliver(String receipt) {
        if (delivered.add(receipt)) {
            worker.deliver(deliveries.get(receipt), 1);
        }
    }

    private static boolean names(MemoryQueue.Held held, Named event) {
        JsonNode body = World.MAPPER.readTree(held.entry.body());
        return body.path("receipt").asString("").equals(event.receipt())
                && body.path("index").asInt(-1) == event.index();
    }

    private void drain(boolean everything) {
        Optional<Consumer<Worker>> task = world.next(everything);
        while (task.isPresent()) {
            task.get().accept(worker);
            task = world.next(everything);
        }
    }
}
