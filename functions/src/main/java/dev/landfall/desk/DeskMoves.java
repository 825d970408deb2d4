package dev.landfall.desk;

import dev.landfall.event.Problem;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Regrouping;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.Tickets;
import java.util.Optional;
import java.util.function.Supplier;

/** Merging and splitting at the desk. */
public final class DeskMoves {

    private static final int ATTEMPTS = 5;

    private final Tickets tickets;
    private final DeskReading reading;
    private final Regrouping regrouping;

    public DeskMoves(Tickets tickets, DeskReading reading, Regrouping regrouping) {
        this.tickets = tickets;
        this.reading = reading;
        this.regrouping = regrouping;
    }

    /** A ticket, and the one that it was merged into or split from. */
    record Moved(String ticket, String other) {}

    Moved merge(DeskWork.Call call, TicketId into) {
        retried(() ->
                regrouping.merge(reading.find(call.ticket(), call.now()), reading.find(into, call.now()), by(call)));
        return new Moved(call.ticket().value(), into.value());
    }

    Moved unmerge(DeskWork.Call call) {
        TicketId other = reading.find(call.ticket(), call.now()).mergedInto().orElseThrow(DeskMoves::impossible);
        retried(() -> regrouping.unmerge(reading.find(call.ticket(), call.now()), by(call)));
        return new Moved(call.ticket().value(), other.value());
    }

    /** An article that became a ticket before gives that one again. */
    Moved split(DeskWork.Call call, long sequence) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Ticket ticket = reading.find(call.ticket(), call.now());
            Article article = tickets.article(ticket.id(), sequence)
                    .filter(Article::fromPerson)
                    .orElseThrow(Problem::notFound);
            Optional<TicketId> fresh = earlier(ticket, sequence).or(() -> regrouping.split(ticket, article, by(call)));
            if (fresh.isPresent()) {
                return new Moved(fresh.get().value(), ticket.id().value());
            }
        }
        throw busy();
    }

    private Optional<TicketId> earlier(Ticket ticket, long sequence) {
        String prefix = sequence + ":";
        return tickets.history(ticket.id(), DeskReading.CHANGES).stream()
                .filter(change -> change.kind() == dev.landfall.ticket.Change.Kind.SPLIT
                        && change.subject().startsWith(prefix))
                .map(change -> new TicketId(change.subject().substring(prefix.length())))
                .findFirst();
    }

    private static void retried(Supplier<Regrouping.Outcome> deed) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            switch (deed.get()) {
                case DONE -> {
                    return;
                }
                case IMPOSSIBLE -> throw impossible();
                case CHANGED -> {}
            }
        }
        throw busy();
    }

    private static Regrouping.By by(DeskWork.Call call) {
        return new Regrouping.By(call.agent(), call.now());
    }

    private static Problem impossible() {
        return new Problem(
                409, "not-mergeable", "One of the two is merged already, they are the same, or the other is not open");
    }

    private static Problem busy() {
        return new Problem(409, "busy", "The ticket was changed meanwhile; please look at it again");
    }
}
