package dev.landfall.intake;

import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Companion;
import dev.landfall.ticket.Incident;
import dev.landfall.ticket.Incidents;
import dev.landfall.ticket.Incoming;
import dev.landfall.ticket.Priority;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Source;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.TicketWork;
import dev.landfall.ticket.Tickets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Links those who told of an incident before it was known as one; who has not been answered yet is answered. */
public final class GatheredReports {

    private static final int ATTEMPTS = 5;

    private final Tickets tickets;
    private final Reception reception;
    private final Ways ways;
    private final SocialReplies replies;

    /** Where incidents and those who belong to them are. */
    public record Ways(Incidents incidents, dev.landfall.ticket.Companions companions) {}

    public GatheredReports(Tickets tickets, Reception reception, Ways ways, SocialReplies replies) {
        this.tickets = tickets;
        this.reception = reception;
        this.ways = ways;
        this.replies = replies;
    }

    /** Once an incident; doing it again changes nothing. */
    void gather(Incident incident, Instant now) {
        if (!incident.gathered()) {
            ways.incidents().earlier(incident).forEach(earlier -> link(incident, earlier, now));
            ways.incidents().gathered(incident);
        }
    }

    /** One that was on its way while the others were gathered. */
    void gatherLate(Incident incident, Incoming incoming, Instant now) {
        String key = incoming.article().sourceKey();
        link(incident, new Incidents.Earlier(incoming.article().origin().identity(), tickets.source(key)), now);
    }

    private void link(Incident incident, Incidents.Earlier earlier, Instant now) {
        Optional<Source> outcome =
                earlier.outcome().filter(source -> !source.ticket().isEmpty());
        if (outcome.isEmpty()) {
            return;
        }
        TicketId ticket = new TicketId(outcome.get().ticket());
        if (outcome.get().article() > 0) {
            linkTicket(incident, ticket, outcome.get().article(), now);
        } else {
            ways.companions()
                    .copier(ticket, earlier.who())
                    .ifPresent(copier -> linkCopier(incident, copier, outcome.get(), now));
        }
    }

    private void linkTicket(Incident incident, TicketId id, long sequence, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Ticket> ticket = tickets.find(id).filter(Ticket::isOpen);
            Optional<Article> article = tickets.article(id, sequence);
            if (ticket.isEmpty() || article.isEmpty()) {
                return;
            }
            boolean answered = !tickets.outbounds(id).isEmpty();
            TicketWork work = TicketWork.on(ticket.get(), now);
            boolean first = join(work, article.get(), incident);
            if (first && !answered && mayAnswer(article.get())) {
                replies.aboutIncident(work, article.get());
            }
            if (!first || tickets.commit(work).done()) {
                return;
            }
        }
        throw new IllegalStateException("The ticket was changed too often meanwhile; to be tried again");
    }

    private boolean join(TicketWork work, Article article, Incident incident) {
        return ways.companions()
                .join(
                        work,
                        new Companion(
                                incident.id(),
                                Companion.How.CONTACT,
                                article.origin(),
                                "",
                                article.text(),
                                article.language(),
                                article.storedAt(),
                                article.ticket().value(),
                                article.stamp()));
    }

    /** Who was answered before has named us; who was not, did not. */
    private boolean mayAnswer(Article article) {
        return !ways.incidents()
                .rules()
                .onlyWhenNamed()
                .contains(article.origin().channel());
    }

    /** One who was only counted gets a ticket to be answered in. */
    private void linkCopier(Incident incident, Companion copier, Source outcome, Instant now) {
        if (copier.how() == Companion.How.REPOST || ways.companions().isThere(copier.contactOf(incident))) {
            return;
        }
        Incoming incoming = new Incoming(
                ArticleDraft.fromPerson(
                        incident.id().value() + "-" + outcome.key(),
                        copier.origin(),
                        copier.text(),
                        copier.language(),
                        copier.at()),
                copier.userId(),
                Optional.of(incident.area()),
                Priority.NORMAL,
                Incident.REASON,
                List.of(),
                "",
                Optional.empty(),
                copier.language(),
                copier.stamp().jurisdiction());
        reception.receive(incoming, now, (work, message, person) -> {
            boolean first = ways.companions().join(work, copier.contactOf(incident));
            if (first && mayAnswer(message)) {
                replies.aboutIncident(work, message);
            }
        });
    }
}
