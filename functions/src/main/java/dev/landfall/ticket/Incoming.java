package dev.landfall.ticket;

import dev.landfall.compliance.Jurisdiction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that is to open or join a ticket, whatever channel it came by.
 *
 * @param article what the person wrote, with its source key and origin
 * @param userId the channel's own id of the sender
 * @param area the product area, where the text says it
 * @param reason why it is taken in: a rule's id and version, or {@code direct}
 * @param thread the ticket that it says it belongs to, by a token or known references; joined only while open
 * @param locale what the person's app or account is set to, BCP 47
 */
public record Incoming(
        ArticleDraft article,
        String userId,
        Optional<String> area,
        Priority priority,
        String reason,
        List<String> rules,
        String subject,
        Optional<TicketId> thread,
        String locale,
        Jurisdiction jurisdiction) {
    public Incoming {
        rules = List.copyOf(rules);
    }

    /** A message sent to us directly, without a subject, a rule or a thread. */
    public static Incoming direct(
            ArticleDraft article, String userId, Optional<String> area, String locale, Jurisdiction jurisdiction) {
        return new Incoming(
                article,
                userId,
                area,
                Priority.NORMAL,
                "direct",
                List.of(),
                "",
                Optional.empty(),
                locale,
                jurisdiction);
    }

    Instant at() {
        return article.at();
    }
}
