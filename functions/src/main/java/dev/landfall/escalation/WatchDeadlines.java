package dev.landfall.escalation;

import dev.landfall.due.Due;
import dev.landfall.due.DueWork;
import dev.landfall.event.ScheduledFunction;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import dev.landfall.table.Table;
import dev.landfall.table.Written;
import dev.landfall.ticket.Change;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.TicketState;
import dev.landfall.ticket.TicketWork;
import dev.landfall.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Fires deadlines that are due. A pointer is only a hint: what it says is compared with the ticket, and a promise
 * that was kept, moved or ended leaves nothing but the removed pointer.
 */
public final class WatchDeadlines implements ScheduledFunction {

    private final Table table;
    private final Tickets tickets;
    private final Clock clock;

    public WatchDeadlines(Table table, Tickets tickets, Clock clock) {
        this.table = table;
        this.tickets = tickets;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        int fired = new DueWork(table).sweep(Due.DEADLINE, now, due -> fire(due, now));
        Metrics.count("DeadlinesFired", fired, "function", "watchDeadlines");
    }

    private void fire(Due due, Instant now) {
        int hash = due.what().indexOf('#');
        TicketId id = new TicketId(due.what().substring(hash + 1));
        Optional<Ticket> ticket = tickets.find(id);
        Optional<Instant> promised = ticket.flatMap(t -> promised(t, due.what().substring(0, hash)));
        if (promised.isEmpty()) {
            table.write(List.of(due.remove()));
        } else if (promised.get().isAfter(now)) {
            table.write(due.moveTo(promised.get()));
        } else {
            breach(ticket.orElseThrow(), due, now);
        }
    }

    /** Until when this promise runs; empty while the person has the word, and once it is kept or the ticket solved. */
    private static Optional<Instant> promised(Ticket ticket, String deadline) {
        if (ticket.progress().state() == TicketState.WAITING) {
            return Optional.empty();
        }
        return switch (deadline) {
            case "first-reply" -> ticket.progress().firstReplyDue();
            case "resolve" -> ticket.progress().resolveDue();
            default -> Optional.empty();
        };
    }

    private void breach(Ticket ticket, Due due, Instant now) {
        TicketWork work = TicketWork.on(ticket, now);
        work.replace(ticket.with(ticket.progress().breachedAt(now)));
        work.also(due.remove());
        work.changed(Change.Kind.BREACHED, due.what().substring(0, due.what().indexOf('#')), "system");
        if (tickets.commit(work) instanceof Written.Done) {
            Log.info("deadline breached", "ticket", ticket.id());
            Metrics.count("DeadlinesBreached", 1, "desk", ticket.ownership().desk());
        }
    }
}
