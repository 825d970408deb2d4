package dev.landfall.channel;

import dev.landfall.table.Condition;
import dev.landfall.table.Write;
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

    /** Stores the next state; false where somebody else went on with it meanwhile. */
    boolean store(Outbound before, Outbound next) {
        return tickets.write(List.of(Write.put(TicketItems.OUTBOUND, next, unchanged(before))))
                .done();
    }

    private static Condition unchanged(Outbound outbound) {
        return Condition.number("version", outbound.version())
                .and(Condition.text("state", outbound.state().name()));
    }
}
