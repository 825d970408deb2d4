package dev.landfall.ticket;

import dev.landfall.event.StreamFunction;
import dev.landfall.event.StreamRecord;
import dev.landfall.log.Metrics;
import dev.landfall.policy.Policies;
import dev.landfall.queue.Queue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stream's only reader: tells each interested room what happened to a ticket, by ids alone, in the ticket's order.
 * Told twice it tells twice, within five minutes the queues drop the second; the rooms work by key anyway.
 */
public final class PublishTicketEvents implements StreamFunction {

    private final Queues queues;
    private final Policies policies;
    private final JsonMapper mapper;

    /** Where events go: what is to be sent, and one queue a room. */
    public record Queues(Queue send, Queue escalation, Queue recommendation) {

        Queue of(EventRoutes.Room room) {
            return switch (room) {
                case ESCALATION -> escalation;
                case RECOMMENDATION -> recommendation;
            };
        }
    }

    public PublishTicketEvents(Queues queues, Policies policies, JsonMapper mapper) {
        this.queues = queues;
        this.policies = policies;
        this.mapper = mapper;
    }

    @Override
    public JsonMapper mapper() {
        return mapper;
    }

    @Override
    public void handle(StreamRecord record) {
        if (!record.isInsert()) {
            return;
        }
        Optional<TicketEvent> event = TicketEvent.of(record.pk(), record.sk());
        event.ifPresent(this::publish);
    }

    @Override
    public void skipped() {
        Metrics.count("StreamRecordsSkipped", 1, "function", "publishTicketEvents");
    }

    private void publish(TicketEvent event) {
        switch (event) {
            case TicketEvent.ToSend toSend -> queues.send().send(List.of(entry(toSend)));
            case TicketEvent.Changed changed -> {
                EventRoutes routes = policies.current(EventRoutes.POLICY);
                for (EventRoutes.Room room : EventRoutes.Room.values()) {
                    if (routes.wants(room, changed.kind())) {
                        queues.of(room).send(List.of(entry(changed)));
                    }
                }
            }
        }
    }

    private Queue.Entry entry(TicketEvent.ToSend toSend) {
        ObjectNode body = mapper.createObjectNode();
        body.put("ticket", toSend.ticket().value());
        body.put("outbound", toSend.outbound());
        return entry(toSend.ticket(), body, toSend.outbound());
    }

    private Queue.Entry entry(TicketEvent.Changed changed) {
        ObjectNode body = mapper.createObjectNode();
        body.put("ticket", changed.ticket().value());
        body.put("sequence", changed.sequence());
        body.put("kind", changed.kind().code());
        return entry(changed.ticket(), body, "change-" + changed.sequence());
    }

    /** The deduplication id as a digest: queues take few characters, and no others than ASCII. */
    private Queue.Entry entry(TicketId ticket, ObjectNode body, String what) {
        return new Queue.Entry(mapper.writeValueAsString(body), ticket.value(), digest(ticket.value() + "#" + what));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The platform lacks SHA-256", e);
        }
    }
}
