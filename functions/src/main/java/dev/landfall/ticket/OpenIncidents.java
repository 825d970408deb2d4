package dev.landfall.ticket;

import dev.landfall.policy.Policies;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The incidents that go on: people tell of them, and nobody has solved them. */
public final class OpenIncidents {

    private static final int AREAS = 100;

    private final Table table;
    private final Tickets tickets;
    private final Policies policies;

    public OpenIncidents(Table table, Tickets tickets, Policies policies) {
        this.table = table;
        this.tickets = tickets;
        this.policies = policies;
    }

    /** The one of an area. */
    public Optional<Incident> of(String area, Instant now) {
        return table.get(StormItems.INCIDENT, StormItems.incidentKey(area)).filter(incident -> goesOn(incident, now));
    }

    /** The tickets of all. */
    public List<Ticket> all(Instant now) {
        return table
                .query(StormItems.INCIDENT, StormItems.INCIDENTS, Range.all(), AREAS, Optional.empty())
                .items()
                .stream()
                .filter(incident -> goesOn(incident, now))
                .flatMap(incident -> tickets.find(incident.id()).stream())
                .toList();
    }

    boolean goesOn(Incident incident, Instant now) {
        StormRules.Outage rules = policies.current(StormRules.POLICY).outage();
        return incident.seenAt().plus(rules.quiet()).isAfter(now)
                && tickets.find(incident.id()).filter(Ticket::isOpen).isPresent();
    }
}
