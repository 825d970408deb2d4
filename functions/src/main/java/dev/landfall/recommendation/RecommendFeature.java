package dev.landfall.recommendation;

import dev.landfall.compliance.ComplianceRules;
import dev.landfall.event.QueueFunction;
import dev.landfall.event.QueueMessage;
import dev.landfall.log.Log;
import dev.landfall.policy.Policies;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Change;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.TicketPeriod;
import dev.landfall.ticket.Tickets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hears of each message and tells of a feature after the third ask, if nothing speaks against it. Takes
 * {@code {"ticket": …, "sequence": n, "kind": "contacted"}}; other kinds are not its business.
 */
public final class RecommendFeature implements QueueFunction {

    private final JsonMapper mapper;
    private final Tickets tickets;
    private final Recommending recommending;
    private final When when;

    /** By which rules and at which time. */
    public record When(Policies policies, InstantSource clock) {}

    public RecommendFeature(JsonMapper mapper, Tickets tickets, Recommending recommending, When when) {
        this.mapper = mapper;
        this.tickets = tickets;
        this.recommending = recommending;
        this.when = when;
    }

    @Override
    public JsonMapper mapper() {
        return mapper;
    }

    @Override
    public void handle(QueueMessage message) {
        read(message).flatMap(this::find).ifPresent(recommending::consider);
    }

    private record Event(TicketId ticket, long sequence) {}

    private Optional<Event> read(QueueMessage message) {
        try {
            JsonNode event = mapper.readTree(message.body());
            String ticket = event.path("ticket").asString("");
            long sequence = event.path("sequence").asLong(0);
            if (!Change.Kind.CONTACTED.code().equals(event.path("kind").asString(""))) {
                return Optional.empty();
            }
            if (!ticket.isBlank() && sequence > 0) {
                return Optional.of(new Event(new TicketId(ticket), sequence));
            }
        } catch (JacksonException e) {
            Log.warn("ticket event is not JSON", "messageId", message.id());
            return Optional.empty();
        }
        Log.warn("ticket event lacks its ticket or sequence", "messageId", message.id());
        return Optional.empty();
    }

    private Optional<Recommending.Message> find(Event event) {
        Instant now = when.clock().instant();
        Optional<Ticket> ticket = tickets.find(event.ticket())
                .filter(found -> !TicketPeriod.isOver(found, ComplianceRules.current(when.policies()), now));
        return ticket.flatMap(found -> tickets.change(found.id(), event.sequence(), Change.Kind.CONTACTED)
                .flatMap(change -> tickets.article(found.id(), Long.parseLong(change.subject())))
                .filter(Article::fromPerson)
                .map(article -> new Recommending.Message(found, event.sequence(), article, now)));
    }
}
