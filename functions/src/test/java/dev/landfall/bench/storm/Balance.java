package dev.landfall.bench.storm;

import static dev.landfall.bench.storm.Inventory.text;

import dev.landfall.intake.ReceiptEvents.Named;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What was accepted against what became of it. */
record Balance(int accepted, Map<String, Integer> ended, int refused, List<String> problems) {

    static Balance of(Inventory inventory, Map<Delivery, Integer> answers, List<Delivery> sent) {
        List<String> problems = new ArrayList<>();
        Map<String, Map<String, AttributeValue>> sources = inventory.sources();
        Map<String, Integer> ended = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        int accepted = 0;
        for (Inventory.Receipt receipt : inventory.receipts()) {
            for (Named event : receipt.events()) {
                accepted++;
                Map<String, AttributeValue> source = sources.get(event.key());
                String outcome = source == null
                        ? "in flight"
                        : seen.add(event.key())
                                ? text(source, "outcome").toLowerCase(java.util.Locale.ROOT)
                                : "duplicate";
                ended.merge(outcome, 1, Integer::sum);
                if (source == null) {
                    problems.add("no outcome: receipt " + receipt.id() + " event " + event.index() + " of "
                            + receipt.channel());
                }
            }
        }
        int refused = doors(inventory, answers, sent, problems);
        return new Balance(accepted, ended, refused, problems);
    }

    /** Whoever was told yes has a receipt; whoever is genuine was told yes. */
    private static int doors(
            Inventory inventory, Map<Delivery, Integer> answers, List<Delivery> sent, List<String> problems) {
        Set<String> kept = new HashSet<>();
        inventory.receipts().forEach(receipt -> kept.add(receipt.id()));
        int refused = 0;
        for (Delivery delivery : sent) {
            int status = answers.getOrDefault(delivery, 0);
            if (delivery.genuine() && delivery.isForUs() && status != 200) {
                problems.add("not taken: " + delivery.name() + " answered " + status);
            } else if (status == 200 && !kept.contains(inventory.receiptOf(delivery))) {
                problems.add("no receipt: " + delivery.name());
            } else if (status != 200) {
                refused++;
            }
        }
        return refused;
    }

    int inFlight() {
        return ended.getOrDefault("in flight", 0);
    }

    @Override
    public String toString() {
        return "accepted " + accepted + " = "
                + String.join(
                        " + ",
                        ended.entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .toList())
                + "; refused at the door " + refused;
    }
}
