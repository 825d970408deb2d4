package dev.landfall.channel;

import dev.landfall.contact.IdentityKey;
import dev.landfall.policy.Policies;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.Tickets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks up when a person last wrote, and in what form they may be written to now. */
final class ReplyWindows {

    private static final int LATEST = 100;

    private final Tickets tickets;
    private final Policies policies;
    private final InstantSource clock;

    ReplyWindows(Tickets tickets, Policies policies, InstantSource clock) {
        this.tickets = tickets;
        this.policies = policies;
        this.clock = clock;
    }

    Passage passage(Outbound outbound, Article says, Ticket ticket) {
        ConversationRules.OfChannel rules =
                policies.current(ConversationRules.POLICY).of(says.origin().channel());
        if (rules.window().isEmpty()) {
            return new Passage.Free();
        }
        List<Article> here = tickets.latestArticles(ticket.id(), LATEST);
        Passage passage = passage(outbound, says, here, rules);
        // The person may have written on another matter since; that index is a moment behind, the ticket is not.
        return passage instanceof Passage.Free
                ? passage
                : passage(
                        outbound,
                        says,
                        Stream.concat(here.stream(), timeline(ticket).stream()).toList(),
                        rules);
    }

    private Passage passage(
            Outbound outbound, Article says, List<Article> articles, ConversationRules.OfChannel rules) {
        return Passage.of(outbound.kind(), says, last(articles, says.origin().identity()), rules, clock.instant());
    }

    private List<Article> timeline(Ticket ticket) {
        return tickets.timeline(ticket.contact(), LATEST, Optional.empty()).items();
    }

    /** When we took in the newest of the person's own messages from there. */
    private static Optional<Instant> last(List<Article> articles, IdentityKey identity) {
        return articles.stream()
                .filter(article ->
                        article.fromPerson() && article.origin().identity().equals(identity))
                .map(Article::storedAt)
                .max(Instant::compareTo);
    }
}
