package dev.landfall.bench.storm;

import dev.landfall.ReceivingChannels;
import dev.landfall.bench.storm.RecordedTable.Settled;
import dev.landfall.intake.ReceiptEvents;
import dev.landfall.intake.ReceiptEvents.Named;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All items of a table once a run is over, by kind, and the events of its receipts. */
final class Inventory {

    /** A receipt and what is in it. */
    record Receipt(String id, String channel, String account, List<Named> events) {}

    private final Map<String, List<Map<String, AttributeValue>>> kinds = new HashMap<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final ReceiptEvents reading;

    Inventory(World world) {
        world.engine()
                .dump()
                .get()
                .forEach(item -> kinds.computeIfAbsent(text(item, "kind"), k -> new ArrayList<>())
                        .add(item));
        reading = new ReceiptEvents(
                ReceivingChannels.all(),
                world.secrets().document(),
                world.secrets().keys());
        for (Map<String, AttributeValue> item : of("receipt")) {
            String id = text(item, "id");
            byte[] body = body(item);
            receipts.add(new Receipt(
                    id,
                    text(item, "channel"),
                    text(item, "account"),
                    reading.of(id, text(item, "channel"), text(item, "account"), body)));
        }
    }

    private static byte[] body(Map<String, AttributeValue> item) {
        return item.containsKey("bodyBase64")
                ? Base64.getDecoder().decode(text(item, "bodyBase64"))
                : text(item, "body").getBytes(StandardCharsets.UTF_8);
    }

    List<Map<String, AttributeValue>> of(String kind) {
        return kinds.getOrDefault(kind, List.of());
    }

    List<Receipt> receipts() {
        return receipts;
    }

    /**
     * The messages that settled something, in order. Of several events in one body the outcome's own key tells which
     * it was, since a batch may have left one of them out.
     */
    List<Settled> turns(List<Settled> settled) {
        Map<String, String> names = new HashMap<>();
        receipts.forEach(receipt -> receipt.events()
                .forEach(event -> names.put(receipt.id() + " " + event.key(), receipt.id() + " " + event.index())));
        return settled.stream()
                .filter(turn -> !turn.inHand().isEmpty())
                .map(turn -> new Settled(
                        turn.key(),
                        names.getOrDefault(turn.inHand().split(" ", 2)[0] + " " + turn.key(), turn.inHand()),
                        turn.at()))
                .toList();
    }

    /** The receipt that a delivery must have. */
    String receiptOf(Delivery delivery) {
        return reading.receiptOf(delivery.channel(), delivery.account(), delivery.signedId(), delivery.body());
    }

    /** How the event of a key ended. */
    Map<String, Map<String, AttributeValue>> sources() {
        Map<String, Map<String, AttributeValue>> sources = new HashMap<>();
        of("source").forEach(item -> sources.put(text(item, "key"), item));
        return sources;
    }

    static String text(Map<String, AttributeValue> item, String attribute) {
        return Optional.ofNullable(item.get(attribute))
                .map(value -> value.s() != null ? value.s() : value.n() != null ? value.n() : value.toString())
                .orElse("");
    }
}
