package dev.landfall.ticket;

import dev.landfall.compliance.Anchors;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.RecordClass;
import dev.landfall.compliance.Stamp;
import dev.landfall.due.Due;
import java.time.Instant;
import java.util.Optional;

/** Until when a ticket is kept, always by the rules that hold now. */
public final class TicketPeriod {

    private TicketPeriod() {}

    /** The moments from which a ticket's period counts. */
    public static Anchors anchors(Ticket ticket) {
        Progress progress = ticket.progress();
        return new Anchors(progress.createdAt(), Optional.of(progress.lastContactAt()), progress.solvedAt());
    }

    /** Whether the ticket must be gone, or is going: whoever asks is told that there is none. */
    public static boolean isOver(Ticket ticket, ComplianceRules rules, Instant now) {
        return ticket.purging()
                || rules.purgeAt(ticket.stamp().jurisdiction(), RecordClass.TICKET, anchors(ticket), now)
                        .due()
                        .filter(at -> !at.isAfter(now))
                        .isPresent();
    }

    /** Stamps the ticket anew and moves its purge pointer, in the transaction that moves an anchor. */
    public static void renew(TicketWork work, ComplianceRules rules) {
        Ticket ticket = work.ticket();
        Stamp stamp = rules.stamp(ticket.stamp().jurisdiction(), RecordClass.TICKET, anchors(ticket), work.now());
        Optional<Due> old = ticket.stamp().purgeAt().map(at -> TicketWork.purgePointer(ticket.id(), at));
        Optional<Due> next = stamp.purgeAt().map(at -> TicketWork.purgePointer(ticket.id(), at));
        if (!old.equals(next)) {
            old.ifPresent(pointer -> work.also(pointer.remove()));
            next.ifPresent(pointer -> work.also(pointer.put()));
        }
        work.replace(ticket.with(stamp));
    }
}
