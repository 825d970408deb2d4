package dev.landfall.ticket;

import java.util.List;

/** What became of an {@link Incoming}. */
public sealed interface Received {

    /** It opened a ticket. */
    record Opened(Ticket ticket, List<Article> articles) implements Received {
        public Opened {
            articles = List.copyOf(articles);
        }
    }

    /** It joined an open ticket. */
    record Joined(Ticket ticket, List<Article> articles) implements Received {
        public Joined {
            articles = List.copyOf(articles);
        }
    }

    /** It had been taken in before: nothing was written. */
    record Duplicate(Source source) implements Received {}
}
