package dev.landfall.intake;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was delivered to us: receipts, and how to read them.
 *
 * @param mapper reads and writes the events and messages of the platform, not the bodies of strangers
 */
public record Inbox(Unpacking unpacking, Receipts receipts, JsonMapper mapper) {

    /** A receipt's events; empty where it has been purged. */
    Optional<List<Event>> events(String receipt) {
        return receipts.find(receipt).map(found -> unpacking.events(found, receipts.body(found)));
    }

    /** What a message names; empty where the receipt has been purged, or has no such event. */
    Optional<Found> find(EventMessage message) {
        return receipts.find(message.receipt()).flatMap(receipt -> {
            List<Event> events = unpacking.events(receipt, receipts.body(receipt));
            return events.stream()
                    .filter(event -> event.index() == message.index())
                    .findFirst()
                    .map(event -> new Found(receipt, event));
        });
    }

    /** An event with the receipt that holds it. */
    record Found(Receipt receipt, Event event) {}
}
