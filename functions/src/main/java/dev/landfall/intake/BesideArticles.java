package dev.landfall.intake;

import dev.landfall.table.Write;
import dev.landfall.table.Written;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Change;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.TicketItems;
import dev.landfall.ticket.TicketWork;
import dev.landfall.ticket.Tickets;
import java.time.Instant;

/** Adds what a machine or a third party wrote to a ticket: no contact of the person's, and nothing answers it. */
final class BesideArticles {

    private static final int ATTEMPTS = 10;

    private final Tickets tickets;

    BesideArticles(Tickets tickets) {
        this.tickets = tickets;
    }

    MailOutcome add(TicketId id, ArticleDraft draft, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (tickets.source(draft.sourceKey()).isPresent()) {
                return MailOutcome.DUPLICATE;
            }
            Ticket ticket = tickets.find(id).orElseThrow(() -> new IllegalStateException("The ticket is being purged"));
            TicketWork work = TicketWork.on(ticket, now);
            Article article = work.add(draft);
            work.also(Write.create(TicketItems.SOURCE, Reception.processed(article, now)));
            work.changed(Change.Kind.NOTED, Long.toString(article.sequence()), "system");
            switch (tickets.commit(work)) {
                case Written.Done done -> {
                    return MailOutcome.BESIDE;
                }
                case Written.Refused refused -> {}
            }
        }
        throw new IllegalStateException("The ticket was changed too often meanwhile; to be tried again");
    }
}
