package dev.landfall.desk;

import dev.landfall.compliance.ComplianceRules;
import dev.landfall.event.Problem;
import dev.landfall.policy.Policies;
import dev.landfall.table.Page;
import dev.landfall.ticket.Companions;
import dev.landfall.ticket.DeskEntry;
import dev.landfall.ticket.OpenIncidents;
import dev.landfall.ticket.Roster;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.TicketPeriod;
import dev.landfall.ticket.Tickets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What agents see. A ticket that must be gone is not there, whether purge has come by or not. */
public final class DeskReading {

    private static final int ARTICLES = 500;
    static final int CHANGES = 500;
    private static final int WAITING = 500;
    private static final int SHOWN = 100;

    /** How many pages one request reads at most while it looks for a rare language. */
    private static final int PAGES = 20;

    private final Tickets tickets;
    private final Policies policies;
    private final Companions companions;
    private final OpenIncidents incidents;

    public DeskReading(Tickets tickets, Policies policies, Companions companions, OpenIncidents incidents) {
        this.tickets = tickets;
        this.policies = policies;
        this.companions = companions;
        this.incidents = incidents;
    }

    /** Incidents come first, whatever their priority. */
    TicketViews.Listed list(ListQuery query, Instant now) {
        TicketViews.Listed listed = query.waiting() ? waiting(query, now) : ofState(query, now);
        return listed.ledBy(
                incidents.all(now).stream()
                        .filter(ticket -> isAskedFor(ticket, query))
                        .map(TicketViews::line)
                        .toList(),
                query.cursor().isEmpty());
    }

    private static boolean isAskedFor(Ticket ticket, ListQuery query) {
        boolean atDesk =
                query.desk().map(desk -> desk.equals(ticket.ownership().desk())).orElse(true);
        boolean asked = query.waiting()
                ? ticket.ownership().waitingSince().isPresent()
                : ticket.progress().state() == query.state();
        return atDesk && asked && query.speaks(ticket.matter().language());
    }

    TicketViews.Whole ticket(TicketId id, Instant now) {
        Ticket ticket = find(id, now);
        return TicketViews.whole(
                ticket,
                StormViews.of(companions.count(id, SHOWN)),
                tickets.latestArticles(id, ARTICLES),
                tickets.packets(id),
                tickets.history(id, CHANGES),
                tickets.outbounds(id));
    }

    /** The ticket, unless it must be gone; then it looks like one that never was. */
    Ticket find(TicketId id, Instant now) {
        return tickets.find(id).filter(ticket -> isKept(ticket, now)).orElseThrow(Problem::notFound);
    }

    private boolean isKept(Ticket ticket, Instant now) {
        return !TicketPeriod.isOver(ticket, ComplianceRules.current(policies), now);
    }

    private TicketViews.Listed waiting(ListQuery query, Instant now) {
        List<TicketViews.Line> lines = new ArrayList<>();
        for (String desk : desks(query)) {
            for (DeskEntry entry : tickets.waiting(desk, WAITING)) {
                if (lines.size() < query.limit() && query.speaks(entry.language())) {
                    tickets.find(entry.ticket())
                            .filter(ticket -> isKept(ticket, now))
                            .ifPresent(ticket -> lines.add(TicketViews.line(ticket)));
                }
            }
        }
        return new TicketViews.Listed(lines, Optional.empty());
    }

    private TicketViews.Listed ofState(ListQuery query, Instant now) {
        List<TicketViews.Line> lines = new ArrayList<>();
        List<String> desks = desks(query);
        int pages = 0;
        for (int i = startingDesk(query, desks); i < desks.size(); i++) {
            String desk = desks.get(i);
            Optional<String> after =
                    query.cursor().filter(cursor -> cursor.desk().equals(desk)).flatMap(ListQuery.Cursor::after);
            do {
                if (lines.size() >= query.limit() || pages++ >= PAGES) {
                    return new TicketViews.Listed(lines, Optional.of(new ListQuery.Cursor(desk, after).encoded()));
                }
                Page<Ticket> page = tickets.onDesk(desk, query.state(), query.limit() - lines.size(), after);
                page.items().stream()
                        .filter(ticket -> query.speaks(ticket.matter().language()) && isKept(ticket, now))
                        .forEach(ticket -> lines.add(TicketViews.line(ticket)));
                after = page.next();
            } while (after.isPresent());
        }
        return new TicketViews.Listed(lines, Optional.empty());
    }

    private List<String> desks(ListQuery query) {
        List<String> all = policies.current(Roster.POLICY).deskNames();
        return query.desk().map(List::of).orElse(all);
    }

    private static int startingDesk(ListQuery query, List<String> desks) {
        return query.cursor()
                .map(cursor -> desks.indexOf(cursor.desk()))
                .map(at -> {
                    if (at < 0) {
                        throw Problem.badRequest("The cursor is not one of ours");
                    }
                    return at;
                })
                .orElse(0);
    }
}
