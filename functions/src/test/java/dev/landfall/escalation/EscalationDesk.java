package dev.landfall.escalation;

import dev.landfall.compliance.Jurisdiction;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.IdentityKey;
import dev.landfall.contact.Ids;
import dev.landfall.contact.Keys;
import dev.landfall.event.QueueMessage;
import dev.landfall.knowledge.Answers;
import dev.landfall.knowledge.HandoverToDesk;
import dev.landfall.knowledge.Responder;
import dev.landfall.policy.Policies;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.table.InMemoryTable;
import dev.landfall.table.Table;
import dev.landfall.ticket.AgentActions;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Incoming;
import dev.landfall.ticket.Origin;
import dev.landfall.ticket.Received;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketWork;
import dev.landfall.ticket.Tickets;
import dev.landfall.wording.Wordings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** A desk with its bot, clock and deadlines, for the tests of this room. */
final class EscalationDesk {

    static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Keys KEYS = new Keys(() -> new byte[32]);
    private static final Policies POLICIES = new PolicyFiles(MAPPER);

    /** A clock that a test moves. */
    static final class Hands extends Clock {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    final Hands clock = new Hands();
    final InMemoryTable table;
    final Tickets tickets;
    final EscalateTicket escalate;
    final WatchDeadlines watch;
    private final Reception reception;
    private final Responder responder;

    EscalationDesk() {
        this(new InMemoryTable());
    }

    private EscalationDesk(InMemoryTable listed) {
        this(listed, listed);
    }

    /** On another table; what lists items knows nothing of it. */
    EscalationDesk(Table used) {
        this(new InMemoryTable(), used);
    }

    private EscalationDesk(InMemoryTable listed, Table used) {
        table = listed;
        tickets = new Tickets(used, KEYS);
        Contacts contacts = new Contacts(used);
        Wordings wordings = new Wordings(POLICIES);
        HandoverToDesk handover = new HandoverToDesk(tickets, POLICIES, wordings, List::of);
        reception = new Reception(tickets, contacts, new Reception.Names(KEYS, Ids.secure()), POLICIES);
        responder = new Responder(POLICIES, new Answers(POLICIES), wordings, handover);
        escalate = new EscalateTicket(MAPPER, new EscalateTicket.Records(tickets, contacts, POLICIES), handover, clock);
        watch = new WatchDeadlines(used, tickets, clock);
    }

    Ticket says(String id, String language, String text, String area, String jurisdiction) {
        return takes(id, language, text, area, jurisdiction, responder);
    }

    /** As a mail or a public post is taken in: nobody answers at once. */
    Ticket writes(String id, String language, String text, String area, String jurisdiction) {
        return takes(id, language, text, area, jurisdiction, (work, message, person) -> {});
    }

    private Ticket takes(
            String id, String language, String text, String area, String jurisdiction, Reception.Answering answering) {
        IdentityKey identity = KEYS.identity("app", "main", "user");
        Origin origin = new Origin("app", "main", identity, "", Map.of("user", "user"));
        Received received = reception.receive(
                Incoming.direct(
                        ArticleDraft.fromPerson(
                                KEYS.source("app", "main", "user", id), origin, text, language, clock.now),
                        "user",
                        Optional.of(area),
                        language,
                        new Jurisdiction(jurisdiction, Jurisdiction.Source.TOKEN)),
                clock.now,
                answering);
        return switch (received) {
            case Received.Opened opened -> opened.ticket();
            case Received.Joined joined -> joined.ticket();
            case Received.Duplicate duplicate -> throw new AssertionError("not expected here");
        };
    }

    Ticket escalated(Ticket ticket) {
        escalate.handle(new QueueMessage(
                "m", "g", 1, "{\"ticket\":\"" + ticket.id() + "\",\"sequence\":2,\"kind\":\"contacted\"}", Map.of()));
        return tickets.find(ticket.id()).orElseThrow();
    }

    /** An agent gives it back to the bot. */
    Ticket handedBack(Ticket ticket) {
        TicketWork work = TicketWork.on(ticket, clock.now);
        AgentActions.handBack(work, "agent");
        tickets.commit(work);
        return tickets.find(ticket.id()).orElseThrow();
    }
}
