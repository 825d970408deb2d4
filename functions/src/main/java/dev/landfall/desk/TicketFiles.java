package dev.landfall.desk;

import dev.landfall.due.PurgeUnit;
import dev.landfall.event.Problem;
import dev.landfall.objects.Objects;
import dev.landfall.table.Kind;
import dev.landfall.table.Table;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Links to a ticket's files for its agents: short-lived, and only to objects that one of its articles names. A file that
 * may run something when it is opened gets none.
 */
public final class TicketFiles {

    private static final String ATTACHMENTS = "attachments/";
    private static final int ARTICLES = 500;
    private static final Duration VALID = Duration.ofMinutes(5);

    private final Table table;
    private final Objects objects;
    private final Tickets tickets;

    /** What an attachment's item says of its object, whichever door it came by. */
    private record Stored(String id, String contentType, boolean dangerous) {
        static final Kind<Stored> KIND = Kind.of(Stored.class, "attachment", a -> PurgeUnit.ATTACHMENT.key(a.id()))
                .text("id", Stored::id)
                .text("contentType", Stored::contentType)
                .flag("dangerous", Stored::dangerous)
                .read(row -> new Stored(row.text("id"), row.text("contentType"), row.flag("dangerous")));
    }

    public TicketFiles(Table table, Objects objects, Tickets tickets) {
        this.table = table;
        this.objects = objects;
        this.tickets = tickets;
    }

    /** {@code {"url","validUntil","contentType"}}; 404 for what is not the ticket's, 403 for what is dangerous. */
    Map<String, String> link(TicketId ticket, String object, Instant now) {
        boolean named = tickets.latestArticles(ticket, ARTICLES).stream()
                .anyMatch(article -> article.objects().contains(object));
        if (!named) {
            throw Problem.notFound();
        }
        String type = "message/rfc822";
        if (object.startsWith(ATTACHMENTS)) {
            Stored stored = table.get(Stored.KIND, PurgeUnit.ATTACHMENT.key(object.substring(ATTACHMENTS.length())))
                    .orElseThrow(Problem::notFound);
            if (stored.dangerous()) {
                throw new Problem(
                        403,
                        "quarantined",
                        "This file may run something when it is opened; it is kept, not handed out");
            }
            type = stored.contentType();
        }
        return Map.of(
                "url", objects.presignGet(object, VALID).toString(),
                "validUntil", now.plus(VALID).toString(),
                "contentType", type);
    }
}
