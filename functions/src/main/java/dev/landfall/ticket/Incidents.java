package dev.landfall.ticket;

import dev.landfall.compliance.Jurisdiction;
import dev.landfall.compliance.RecordClass;
import dev.landfall.contact.ContactId;
import dev.landfall.contact.IdentityKey;
import dev.landfall.due.PurgeUnit;
import dev.landfall.policy.Policies;
import dev.landfall.table.Condition;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices that many people have trouble in one area at once, and keeps one ticket for all of them. */
public final class Incidents {

    private static final String NOBODY = "system";

    private final Table table;
    private final Tickets tickets;
    private final Reception reception;
    private final Policies policies;

    public Incidents(Table table, Tickets tickets, Reception reception, Policies policies) {
        this.table = table;
        this.tickets = tickets;
        this.reception = reception;
        this.policies = policies;
    }

    /** Somebody tells of trouble in an area. */
    public record Report(String area, IdentityKey who, String source, String language, Jurisdiction jurisdiction) {}

    /** Who told of it before it was an incident: the message's key and what came of it. */
    public record Earlier(IdentityKey who, Optional<Source> outcome) {}

    public StormRules.Outage rules() {
        return policies.current(StormRules.POLICY).outage();
    }

    /** Counts the report; the incident that it belongs to, which it may just have made. */
    public Optional<Incident> report(Report report, Instant now) {
        Optional<Incident> going = active(report.area(), now);
        if (going.isPresent()) {
            renew(going.get(), now);
            return going;
        }
        sight(report, now);
        boolean many = sightings(report.area(), now).size() >= rules().authors();
        return many ? open(report, now) : Optional.empty();
    }

    /** The incident of an area that goes on now. */
    public Optional<Incident> active(String area, Instant now) {
        return incidents().of(area, now);
    }

    private OpenIncidents incidents() {
        return new OpenIncidents(table, tickets, policies);
    }

    /** Seldom, so that the incident is not written by each who tells of it; who comes second need not. */
    private void renew(Incident incident, Instant now) {
        if (incident.seenAt().plus(rules().renew()).isBefore(now)) {
            table.write(List.of(Write.put(
                    StormItems.INCIDENT, incident.seen(now), Condition.number("version", incident.version()))));
        }
    }

    private void sight(Report report, Instant now) {
        var sighting = new StormItems.Sighting(
                report.area(),
                slice(now),
                report.who(),
                report.source(),
                now,
                reception.stamp(report.jurisdiction(), RecordClass.SKETCH, now));
        List<Write> writes = new ArrayList<>();
        writes.add(Write.put(StormItems.SIGHTING, sighting));
        sighting.stamp()
                .purgeAt()
                .ifPresent(at ->
                        writes.add(PurgeUnit.SIGHTING.pointer(sighting.id(), at).put()));
        table.write(writes);
    }

    private long slice(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), rules().slice().toSeconds());
    }

    /** The people who told of an area within the window, each once. */
    private Map<IdentityKey, StormItems.Sighting> sightings(String area, Instant now) {
        Instant oldest = now.minus(rules().window());
        Map<IdentityKey, StormItems.Sighting> people = new LinkedHashMap<>();
        for (long slice = slice(oldest); slice <= slice(now); slice++) {
            table
                    .query(
                            StormItems.SIGHTING,
                            StormItems.sightings(area, slice),
                            Range.all(),
                            rules().authors() * 2,
                            Optional.empty())
                    .items()
                    .stream()
                    .filter(sighting -> sighting.at().isAfter(oldest))
                    .forEach(sighting -> people.put(sighting.identity(), sighting));
        }
        return people;
    }

    private Optional<Incident> open(Report report, Instant now) {
        Optional<Incident> before = table.get(StormItems.INCIDENT, StormItems.incidentKey(report.area()));
        if (before.filter(incident -> incidents().goesOn(incident, now)).isPresent()) {
            // Somebody else has just opened it: only one that is over may be replaced.
            return before;
        }
        Ticket ticket = reception.ticket(
                new ContactId(reception.names().ids().id()),
                new Matter(report.area(), report.language(), Priority.URGENT, Incident.REASON, "", List.of()),
                report.jurisdiction(),
                now);
        TicketWork work = reception.opening(ticket, now);
        work.add(ArticleDraft.said(
                ticket.id().value(),
                Article.Author.NOTE,
                new Origin("desk", NOBODY, report.who(), "", Map.of()),
                report.area(),
                "und",
                now,
                NOBODY));
        work.replace(work.ticket()
                .with(ticket.ownership().handedOver(ticket.ownership().desk(), now)));
        work.also(Write.put(TicketItems.DESK_ENTRY, Handover.entry(work.ticket(), now)));
        long version = before.map(Incident::version).orElse(0L) + 1;
        Incident incident = new Incident(ticket.id(), report.area(), now, now, false, version);
        work.also(Write.put(
                StormItems.INCIDENT,
                incident,
                before.map(old -> Condition.number("version", old.version())).orElse(Condition.ABSENT)));
        return tickets.commit(work).done() ? Optional.of(incident) : active(report.area(), now);
    }

    /** Those who told of it before it was known, unless they have been gathered. */
    public List<Earlier> earlier(Incident incident) {
        return incident.gathered()
                ? List.of()
                : sightings(incident.area(), incident.openedAt()).values().stream()
                        .map(sighting -> new Earlier(sighting.identity(), tickets.source(sighting.source())))
                        .toList();
    }

    /** Says that all earlier ones have been linked; a crash before lets the next one link them. */
    public void gathered(Incident incident) {
        if (!incident.gathered()) {
            table.get(StormItems.INCIDENT, StormItems.incidentKey(incident.area()))
                    .filter(now -> now.id().equals(incident.id()))
                    .ifPresent(now -> table.write(List.of(
                            Write.put(StormItems.INCIDENT, now.whole(), Condition.number("version", now.version())))));
        }
    }
}
