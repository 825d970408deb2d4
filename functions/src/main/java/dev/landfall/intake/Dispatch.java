package dev.landfall.intake;

import dev.landfall.queue.Queue;
import dev.landfall.ticket.Tickets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Puts a receipt's events into the queue, one message each, in their order. */
public final class Dispatch {

    private final Queue queue;
    private final Tickets tickets;
    private final JsonMapper mapper;

    public Dispatch(Queue queue, Tickets tickets, JsonMapper mapper) {
        this.queue = queue;
        this.tickets = tickets;
        this.mapper = mapper;
    }

    /** The events that nothing has become of yet. */
    List<Event> open(List<Event> events) {
        return events.stream()
                .filter(event -> tickets.source(event.key()).isEmpty())
                .toList();
    }

    /** Throws if the queue did not take all of them; then some may have gone. */
    void send(Receipt receipt, List<Event> events, int round) {
        if (!events.isEmpty()) {
            queue.send(events.stream()
                    .map(event -> new EventMessage(receipt.id(), event.index(), receipt.channel(), receipt.account())
                            .entry(event.group(), round, mapper))
                    .toList());
        }
    }
}
