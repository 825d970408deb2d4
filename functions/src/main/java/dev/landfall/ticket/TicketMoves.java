package dev.landfall.ticket;

import dev.landfall.contact.ContactId;
import dev.landfall.table.Condition;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Moves tickets with their open pointers and articles from one contact to another; doing it again changes nothing. */
final class TicketMoves {

    private static final int ATTEMPTS = 10;
    private static final int PAGE = 50;

    private final Table table;
    private final Tickets tickets;

    TicketMoves(Table table, Tickets tickets) {
        this.table = table;
        this.tickets = tickets;
    }

    /** The contact's tickets: the open ones exactly, solved ones through the timeline. */
    List<String> ticketsOf(ContactId contact) {
        Set<String> found = new TreeSet<>();
        tickets.openTickets(contact).forEach(ticket -> found.add(ticket.id().value()));
        Optional<String> after = Optional.empty();
        do {
            var page = tickets.timeline(contact, PAGE, after);
            page.items().forEach(article -> found.add(article.ticket().value()));
            after = page.next();
        } while (after.isPresent());
        return List.copyOf(found);
    }

    /** Moves one ticket; one that is gone or somebody else's stays as it is. */
    void move(TicketId id, ContactId from, ContactId into, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Ticket> ticket = tickets.find(id);
            if (ticket.isEmpty()) {
                return;
            }
            boolean moved = ticket.get().contact().equals(into);
            if (moved || !ticket.get().contact().equals(from) || moveTicket(ticket.get(), into, now)) {
                moveArticles(id, from, into);
                return;
            }
        }
        throw new IllegalStateException("The ticket was changed too often meanwhile; to be tried again");
    }

    private boolean moveTicket(Ticket ticket, ContactId into, Instant now) {
        TicketWork work = TicketWork.on(ticket, now);
        work.replace(ticket.with(into));
        String area = ticket.matter().area();
        Optional<OpenMatter> own = tickets.openMatter(ticket.contact(), area)
                .filter(open -> open.ticket().equals(ticket.id()));
        if (own.isPresent()) {
            work.also(Write.delete(
                    TicketItems.openKey(ticket.contact(), area),
                    Condition.text("ticket", ticket.id().value())));
            settle(work, tickets.openMatter(into, area));
        }
        work.changed(Change.Kind.MOVED, "", "system");
        return tickets.commit(work).done();
    }

    /** Of two open tickets in one area the older keeps the pointer, and the newer says that it is the same. */
    private void settle(TicketWork work, Optional<OpenMatter> theirs) {
        Ticket moved = work.ticket();
        OpenMatter mine = new OpenMatter(moved.contact(), moved.matter().area(), moved.id());
        Optional<Ticket> other = theirs.flatMap(open -> tickets.find(open.ticket()));
        if (theirs.isEmpty()) {
            work.also(Write.create(TicketItems.OPEN_MATTER, mine));
        } else if (other.isPresent() && isOlder(other.get(), moved)) {
            work.replace(moved.withSameAs(other.get().id()));
            work.also(Write.check(TicketItems.OPEN_MATTER.keyOf(mine), still(theirs.get())));
        } else {
            work.also(Write.put(TicketItems.OPEN_MATTER, mine, still(theirs.get())));
            other.ifPresent(newer -> work.also(demoted(newer, moved.id(), work.now())));
        }
    }

    private static List<Write> demoted(Ticket newer, TicketId older, Instant now) {
        TicketWork work = TicketWork.on(newer, now);
        work.replace(newer.withSameAs(older));
        work.changed(Change.Kind.MOVED, "", "system");
        return work.writes();
    }

    private static Condition still(OpenMatter open) {
        return Condition.text("ticket", open.ticket().value());
    }

    private static boolean isOlder(Ticket one, Ticket other) {
        int order = one.progress().createdAt().compareTo(other.progress().createdAt());
        return order != 0 ? order < 0 : one.id().value().compareTo(other.id().value()) < 0;
    }

    /** New articles go to the ticket's contact from now on; these are the earlier ones. */
    private void moveArticles(TicketId id, ContactId from, ContactId into) {
        long after = 0;
        int failed = 0;
        while (true) {
            List<Article> page = tickets.articles(id, after, PAGE);
            if (page.isEmpty()) {
                return;
            }
            List<Write> writes = new ArrayList<>();
            page.stream()
                    .filter(article -> article.contact().equals(from))
                    .forEach(article -> writes.add(moved(article, into)));
            if (writes.isEmpty() || table.write(writes).done()) {
                after = page.getLast().sequence();
            } else if (++failed > ATTEMPTS) {
                throw new IllegalStateException("The articles were changed too often meanwhile; to be tried again");
            }
        }
    }

    /** Refused where the article is gone, its facts are, or its author changed it: what was taken must not come back. */
    private static Write moved(Article article, ContactId into) {
        Condition same = Condition.text("contact", article.contact().value()).and(article.unamended());
        Condition facts = article.facts().isEmpty() ? same : same.and(Condition.exists("facts"));
        return Write.put(TicketItems.ARTICLE, article.with(into), facts);
    }

    /** Gives an open ticket its own pointer back, where its area is free. */
    void standAlone(TicketId id, Instant now) {
        Optional<Ticket> found =
                tickets.find(id).filter(ticket -> ticket.sameAs().isPresent());
        if (found.isEmpty()) {
            return;
        }
        Ticket ticket = found.get();
        TicketWork work = TicketWork.on(ticket, now);
        work.replace(ticket.withoutSameAs());
        if (ticket.isOpen()) {
            work.also(Write.create(
                    TicketItems.OPEN_MATTER,
                    new OpenMatter(ticket.contact(), ticket.matter().area(), ticket.id())));
        }
        work.changed(Change.Kind.MOVED, "", "system");
        tickets.commit(work);
    }
}
