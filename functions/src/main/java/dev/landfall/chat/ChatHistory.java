package dev.landfall.chat;

import dev.landfall.contact.ContactId;
import dev.landfall.contact.Contacts;
import dev.landfall.event.HttpResponse;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.Tickets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was said to a person since they last asked: read from their tickets, consistently. */
final class ChatHistory {

    private static final int PAGE = 50;

    private final Tickets tickets;
    private final Contacts contacts;

    ChatHistory(Tickets tickets, Contacts contacts) {
        this.tickets = tickets;
        this.contacts = contacts;
    }

    HttpResponse since(AppUser user, Cursor after, ChatView view) {
        List<Ticket> mine = contacts.find(user.identity())
                .map(person -> ticketsOf(person.contact().id(), after))
                .orElse(List.of());
        List<Article> said = new ArrayList<>();
        Cursor cursor = after;
        for (Ticket ticket : mine) {
            for (Article article : tickets.articles(ticket.id(), after.of(ticket.id()), PAGE)) {
                cursor = cursor.with(ticket.id(), article.sequence());
                if (article.visibleToPerson()) {
                    said.add(article);
                }
            }
        }
        said.sort(Comparator.comparing(Article::storedAt).thenComparing(Article::sequence));
        return view.messages(said, cursor);
    }

    /** Open tickets, and those the client has read before; another person's in a cursor do not count. */
    private List<Ticket> ticketsOf(ContactId contact, Cursor after) {
        List<Ticket> mine = new ArrayList<>(tickets.openTickets(contact));
        for (TicketId id : after.seen().keySet()) {
            if (mine.stream().noneMatch(ticket -> ticket.id().equals(id))) {
                tickets.find(id)
                        .filter(ticket -> ticket.contact().equals(contact))
                        .ifPresent(mine::add);
            }
        }
        return mine;
    }
}
