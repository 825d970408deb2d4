package dev.landfall.bench.storm;

import dev.landfall.bench.storm.RecordedTable.Settled;
import dev.landfall.intake.ReceiptEvents.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the events of a group came to their outcomes in the order in which the queue had them. */
final class Order {

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
        world.intake().sent().forEach(held -> enqueued.merge(Hand.name(held), held.number, Math::min));
        // Whoever was tried in vain too often is overtaken on purpose.
        world.intake().dead().forEach(held -> enqueued.remove(Hand.name(held)));
        Map<String, Integer> settled = new HashMap<>();
        List<Settled> order = inventory.turns(world.table().settled());
        for (int i = 0; i < order.size(); i++) {
            settled.putIfAbsent(order.get(i).inHand(), i);
        }
        Map<String, List<Place>> groups = new HashMap<>();
        for (Inventory.Receipt receipt : inventory.receipts()) {
            for (Named event : receipt.events()) {
                String name = event.receipt() + " " + event.index();
                if (settled.containsKey(name) && enqueued.containsKey(name)) {
                    groups.computeIfAbsent(event.group(), g -> new ArrayList<>())
                            .add(new Place(event.key(), enqueued.get(name), settled.get(name)));
                }
            }
        }
        return groups;
    }
}
