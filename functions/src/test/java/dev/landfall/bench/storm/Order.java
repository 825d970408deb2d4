package dev.landfall.bench.storm;

import dev.landfall.bench.storm.RecordedTable.Settled;
import dev.landfall.intake.ReceiptEvents.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether the events of a group came to their outcomes in the order in which the queue had them. */
final class Order {

    /** What settles another message's outcome before its own is no messenger of order. */
    private static final Set<String> FOLLOWING = Set.of("withdrawn", "withdrawn_unseen", "taken_as_new");

    private record Place(String key, long enqueued, int settled) {}

    private Order() {}

    static List<String> broken(World world, Inventory inventory) {
        List<String> broken = new ArrayList<>();
        world.queues().values().forEach(queue -> broken.addAll(queue.outOfOrder()));
        places(world, inventory).forEach((group, places) -> {
            places.sort(Comparator.comparingLong(Place::enqueued));
            for (int i = 1; i < places.size(); i++) {
                if (places.get(i).settled() < places.get(i - 1).settled()) {
                    broken.add("event " + places.get(i).key() + " of group " + group + " before "
                            + places.get(i - 1).key());
                }
            }
        });
        return broken;
    }

    private static Map<String, List<Place>> places(World world, Inventory inventory) {
        Map<String, Long> enqueued = new HashMap<>();
        world.intake().sent().forEach(held -> enqueued.merge(name(held), held.number, Math::min));
        Set<String> dead = new HashSet<>();
        world.intake().dead().forEach(held -> dead.add(name(held)));
        Map<String, Integer> settled = new HashMap<>();
        List<Settled> order = world.table().settled();
        for (int i = 0; i < order.size(); i++) {
            settled.putIfAbsent(order.get(i).key(), i);
        }
        var sources = inventory.sources();
        Map<String, Map<String, Place>> groups = new HashMap<>();
        for (Inventory.Receipt receipt : inventory.receipts()) {
            for (Named event : receipt.events()) {
                String name = event.receipt() + " " + event.index();
                String reason = Inventory.text(sources.getOrDefault(event.key(), Map.of()), "reason");
                boolean counts = settled.containsKey(event.key())
                        && enqueued.containsKey(name)
                        && !dead.contains(name)
                        && !FOLLOWING.contains(reason);
                if (counts) {
                    Place place = new Place(event.key(), enqueued.get(name), settled.get(event.key()));
                    groups.computeIfAbsent(event.group(), g -> new HashMap<>())
                            .merge(event.key(), place, (a, b) -> a.enqueued() < b.enqueued() ? a : b);
                }
            }
        }
        Map<String, List<Place>> places = new HashMap<>();
        groups.forEach((group, byKey) -> places.put(group, new ArrayList<>(byKey.values())));
        return places;
    }

    private static String name(MemoryQueue.Held held) {
        JsonNode body = World.MAPPER.readTree(held.entry.body());
        return body.path("receipt").asString("") + " " + body.path("index").asInt(-1);
    }
}
