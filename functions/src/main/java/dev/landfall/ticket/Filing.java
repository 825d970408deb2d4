package dev.landfall.ticket;

import dev.landfall.table.Condition;
import dev.landfall.table.Write;
import dev.landfall.table.Written;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Adds to a message what became of the files that were sent with it, in one transaction with its ticket. */
public final class Filing {

    private static final int ATTEMPTS = 10;

    private final Tickets tickets;

    public Filing(Tickets tickets) {
        this.tickets = tickets;
    }

    /** What became of it. */
    public enum Result {
        DONE,
        /** There was nothing to change. */
        UNCHANGED,
        /** The message was taken back, or its ticket is being purged: nothing of it may be kept. */
        GONE
    }

    /** The message, while its author and its ticket still leave it there. */
    public Optional<Article> find(TicketId id, long sequence) {
        return tickets.find(id)
                .flatMap(ticket -> tickets.article(id, sequence))
                .filter(article -> !article.withdrawn());
    }

    /** @param change the article with its files, from the article as it is now; empty where nothing is to change */
    public Result file(TicketId id, long sequence, Function<Article, Optional<Article>> change, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Ticket> ticket = tickets.find(id);
            Optional<Article> article =
                    ticket.flatMap(found -> tickets.article(id, sequence)).filter(found -> !found.withdrawn());
            if (article.isEmpty()) {
                return Result.GONE;
            }
            Optional<Article> changed = change.apply(article.get());
            if (changed.isEmpty()) {
                return Result.UNCHANGED;
            }
            if (commit(ticket.get(), article.get(), changed.get(), now)) {
                return Result.DONE;
            }
        }
        throw new IllegalStateException("The ticket was changed too often meanwhile; to be tried again");
    }

    private boolean commit(Ticket ticket, Article before, Article after, Instant now) {
        TicketWork work = TicketWork.on(ticket, now);
        Condition same = Condition.text("contact", before.contact().value()).and(before.unamended());
        work.also(Write.put(TicketItems.ARTICLE, after, same));
        work.replace(work.ticket().with(work.ticket().progress().changed(now)));
        work.changed(Change.Kind.FILED, Long.toString(before.sequence()), "system");
        return switch (tickets.commit(work)) {
            case Written.Done done -> true;
            case Written.Refused refused -> false;
        };
    }
}
