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

    /** The event that a message names. */
    Optional<Event> event(EventMessage message) {
        return events(message.receipt())
                .flatMap(events -> events.stream()
                        .filter(event -> event.index() == message.index())
                        .findFirst());
    }
}
