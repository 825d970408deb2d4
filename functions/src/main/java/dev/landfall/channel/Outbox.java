package dev.landfall.channel;

import dev.landfall.table.Condition;
import dev.landfall.table.Write;
import dev.landfall.ticket.HeldSend;
import dev.landfall.ticket.Origin;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Ownership;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketItems;
import dev.landfall.ticket.Tickets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The steps of an outbound item, each conditional on the one before. */
final class Outbox {

    private static final int ATTEMPTS = 5;

    private final Tickets tickets;

    Outbox(Tickets tickets) {
        this.tickets = tickets;
    }

    /**
     * Claims it, in one transaction with a look at the ticket: a bot's message only while the bot owns its epoch, none
     * of a ticket that is being purged. Empty where either changed since it was read.
     */
    Optional<Outbound> claim(Outbound read, Ticket ticket, Instant now) {
        Outbound claimed = read.claimed(now);
        Condition owner = read.byBot()
                ? Condition.number("ownerEpoch", read.epoch()).and(Condition.text("owner", Ownership.Owner.BOT.name()))
                : Condition.PRESENT;
        boolean done = tickets.write(List.of(
                        Write.put(TicketItems.OUTBOUND, claimed, unchanged(read)),
                        Write.check(TicketItems.ticketKey(ticket.id()), owner.and(Condition.missing("purging")))))
                .done();
        return done ? Optional.of(claimed) : Optional.empty();
    }

    /**
     * Stores that it was sent, with the way back from the vendor's id. A ticket that is busy, or is being purged, may
     * refuse that way; that it was sent is stored all the same.
     */
    boolean storeTold(Outbound before, Outbound sent, Origin origin) {
        Write way = tickets.sentPointer(sent, origin);
        Write alive = Write.check(TicketItems.ticketKey(sent.ticket()), Condition.missing("purging"));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Write put = Write.put(TicketItems.OUTBOUND, sent, unchanged(before));
            if (tickets.write(List.of(put, way, alive)).done()) {
                return true;
            }
        }
        return store(before, sent);
    }

    /** Stores the next state; false where somebody else went on with it meanwhile. */
    boolean store(Outbound before, Outbound next) {
        return tickets.write(List.of(Write.put(TicketItems.OUTBOUND, next, unchanged(before))))
                .done();
    }

    /** Stores that nobody knows whether it was sent, with the entry that shows it to operators. */
    boolean storeUnknown(Outbound before, Outbound next, Instant now) {
        return tickets.write(List.of(
                        Write.put(TicketItems.OUTBOUND, next, unchanged(before)),
                        Write.put(HeldSend.KIND, new HeldSend(next.ticket(), next.id(), now))))
                .done();
    }

    private static Condition unchanged(Outbound outbound) {
        return Condition.number("version", outbound.version())
                .and(Condition.text("state", outbound.state().name()));
    }
}
