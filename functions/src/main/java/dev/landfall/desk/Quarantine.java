package dev.landfall.desk;

import dev.landfall.due.Due;
import dev.landfall.event.HttpRequest;
import dev.landfall.event.Problem;
import dev.landfall.log.Log;
import dev.landfall.queue.QueueDepth;
import dev.landfall.table.Condition;
import dev.landfall.table.Key;
import dev.landfall.table.Page;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.ticket.HeldEvent;
import dev.landfall.ticket.HeldSend;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Tickets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What waits for an operator: events that were quarantined, sends of which nobody knows whether they went, and how much
 * lies in the dead-letter queues.
 *
 * <p>A redrive writes the audit entry and a pointer that is due now, in one transaction; {@code reconcileIntake} takes
 * the outcome back and puts the event into the queue.
 */
public final class Quarantine {

    /** The work that {@code reconcileIntake} looks for, before the event's id. */
    private static final String REDRIVE = "redrive#";

    private static final String OPERATOR = "landfall/operator";
    private static final int LIMIT = 25;
    private static final int MOST = 100;
    private static final int SHOWN = 256 * 1024;
    private static final String PLACE = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z#[0-9A-Za-z_#-]{1,200}";

    private final Table table;
    private final Tickets tickets;
    private final Function<String, Optional<byte[]>> originals;
    private final Map<String, QueueDepth> deadLetters;

    /**
     * @param originals the body of a receipt, empty where it is gone
     * @param deadLetters the dead-letter queues by name
     */
    public Quarantine(
            Table table,
            Tickets tickets,
            Function<String, Optional<byte[]>> originals,
            Map<String, QueueDepth> deadLetters) {
        this.table = table;
        this.tickets = tickets;
        this.originals = originals;
        this.deadLetters = Map.copyOf(deadLetters);
    }

    /** One page of events, or of sends with {@code kind=send}; the newest first. */
    record Listed(List<Event> events, List<Send> sends, Map<String, Long> deadLetters, Optional<String> cursor) {}

    /**
     * An event that was quarantined.
     *
     * @param state {@code quarantined}, {@code in_flight} while it is under way again, or how it ended after all
     * @param original the body, where one event is asked for; base64 where it is no text
     */
    record Event(
            String id,
            String channel,
            String account,
            String reason,
            Instant at,
            String state,
            String receipt,
            Optional<String> rawMail,
            Optional<String> original,
            boolean base64,
            Optional<String> redrivenBy,
            Optional<Instant> redrivenAt) {}

    /** A send in the state {@code unknown}. */
    record Send(String ticket, String outbound, String kind, String reason, Instant at) {}

    Listed list(HttpRequest request) {
        operator(request);
        String kind = request.queryParameter("kind").orElse("event");
        int limit = request.queryParameter("limit").map(Quarantine::limit).orElse(LIMIT);
        Optional<String> after = request.queryParameter("cursor").map(Quarantine::place);
        Range newest = Range.all().backwards();
        return switch (kind) {
            case "event" -> {
                Page<HeldEvent> page = table.query(HeldEvent.KIND, HeldEvent.PARTITION, newest, limit, after);
                yield new Listed(
                        page.items().stream().map(held -> shown(held, false)).toList(),
                        List.of(),
                        depths(),
                        page.next().map(Quarantine::cursor));
            }
            case "send" -> {
                Page<HeldSend> page = table.query(HeldSend.KIND, HeldSend.PARTITION, newest, limit, after);
                yield new Listed(
                        List.of(),
                        page.items().stream()
                                .flatMap(held -> unknown(held).stream())
                                .toList(),
                        depths(),
                        page.next().map(Quarantine::cursor));
            }
            default -> throw Problem.badRequest("The kind is event or send");
        };
    }

    Event one(HttpRequest request) {
        operator(request);
        return shown(find(request), true);
    }

    /** Whoever redrives an event that was redriven gets the same answer, and nothing happens. */
    Event redrive(HttpRequest request, Instant now) {
        String operator = operator(request);
        HeldEvent held = find(request);
        if (held.redriven().isPresent()) {
            return shown(held, false);
        }
        if (held.receipt().isEmpty() || originals.apply(held.receipt()).isEmpty()) {
            throw new Problem(409, "original-gone", "Its original is not kept here, so it cannot be played again");
        }
        HeldEvent redriven = held.redrivenBy(operator, now);
        boolean done = table.write(List.of(
                        Write.put(HeldEvent.KIND, redriven, Condition.PRESENT.and(Condition.missing("redrivenAt"))),
                        new Due(Due.RECONCILE, now, REDRIVE + held.id()).put()))
                .done();
        Log.info("event redriven", "event", held.id(), "by", operator, "first", done);
        return shown(table.get(HeldEvent.KIND, held.place()).orElse(redriven), false);
    }

    private HeldEvent find(HttpRequest request) {
        Key key = HeldEvent.place(request.pathParameter("id")).orElseThrow(Problem::notFound);
        return table.get(HeldEvent.KIND, key).orElseThrow(Problem::notFound);
    }

    private Event shown(HeldEvent held, boolean whole) {
        Optional<byte[]> body = whole && !held.receipt().isEmpty()
                ? originals.apply(held.receipt()).map(bytes -> Arrays.copyOf(bytes, Math.min(bytes.length, SHOWN)))
                : Optional.empty();
        boolean text = body.map(bytes -> Arrays.equals(
                        bytes, new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)))
                .orElse(true);
        return new Event(
                held.id(),
                held.channel(),
                held.account(),
                held.reason(),
                held.at(),
                tickets.source(held.key())
                        .map(source -> source.outcome().name().toLowerCase(java.util.Locale.ROOT))
                        .orElse("in_flight"),
                held.receipt(),
                Optional.of(held.object()).filter(object -> !object.isEmpty()),
                body.map(bytes -> text
                        ? new String(bytes, StandardCharsets.UTF_8)
                        : Base64.getEncoder().encodeToString(bytes)),
                !text,
                held.redriven().map(HeldEvent.Redriven::by),
                held.redriven().map(HeldEvent.Redriven::at));
    }

    /** Empty where it is known by now what became of it, or its ticket is gone. */
    private Optional<Send> unknown(HeldSend held) {
        return tickets.outbound(held.ticket(), held.outbound())
                .filter(outbound -> outbound.state() == Outbound.State.UNKNOWN)
                .map(outbound -> new Send(
                        held.ticket().value(),
                        held.outbound(),
                        outbound.kind().name().toLowerCase(java.util.Locale.ROOT),
                        outbound.reason(),
                        held.at()));
    }

    /** A queue that does not answer is left out; the page is of use without it. */
    private Map<String, Long> depths() {
        Map<String, Long> depths = new TreeMap<>();
        deadLetters.forEach((name, queue) -> {
            try {
                depths.put(name, queue.waiting());
            } catch (RuntimeException e) {
                Log.error("queue does not tell its depth", e, "queue", name);
            }
        });
        return depths;
    }

    private static String operator(HttpRequest request) {
        List<String> scopes = List.of(request.claim("scope").orElse("").split(" ", -1));
        if (!scopes.contains(OPERATOR)) {
            throw new Problem(403, "not-an-operator", "Only operators see what was quarantined");
        }
        return request.claim("sub").orElseThrow(() -> new Problem(401, "unauthenticated", "The token names nobody"));
    }

    private static int limit(String digits) {
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) < 1) {
            throw Problem.badRequest("The limit is a number from 1 to 100");
        }
        return Math.min(MOST, Integer.parseInt(digits));
    }

    private static String cursor(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static String place(String cursor) {
        try {
            String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (place.matches(PLACE)) {
                return place;
            }
        } catch (IllegalArgumentException notBase64) {
            throw Problem.badRequest("The cursor is not one of ours");
        }
        throw Problem.badRequest("The cursor is not one of ours");
    }
}
