package dev.landfall.channel;

import dev.landfall.ticket.Article;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Ticket;
import java.util.Optional;

/** What a room asks once more when a recommendation of its is about to be claimed. */
public interface SendCheck {

    /** Lets everything pass. */
    SendCheck NONE = (outbound, article, ticket) -> Optional.empty();

    /** Why it must not be sent any more, as a word that the law lets us store; empty where it may. */
    Optional<String> veto(Outbound outbound, Article article, Ticket ticket);
}
