package dev.landfall.ticket;

import dev.landfall.compliance.Stamp;
import dev.landfall.contact.Keys;
import dev.landfall.due.Due;
import dev.landfall.log.Log;
import dev.landfall.table.Condition;
import dev.landfall.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One transaction on one ticket while it is being put together: what is added here is stored together or not at all.
 *
 * <p>Not for use by more than one thread. Nothing is written before {@link Tickets#commit}.
 */
public final class TicketWork {

    private final Optional<Ticket> read;
    private final Instant now;
    private final List<Write> writes = new ArrayList<>();
    private final List<Article> added = new ArrayList<>();
    private Ticket ticket;

    private TicketWork(Optional<Ticket> read, Ticket ticket, Instant now) {
        this.read = read;
        this.ticket = ticket;
        this.now = now;
    }

    /** Work on a ticket as it was read; refused at the commit if it changed since, or is being purged. */
    public static TicketWork on(Ticket read, Instant now) {
        return new TicketWork(Optional.of(read), read, now);
    }

    /** A new ticket with its open pointer, tracking code, reply token, and its pointers to what is due. */
    public static TicketWork opening(Ticket ticket, Keys keys, Instant now) {
        TicketWork work = new TicketWork(Optional.empty(), ticket, now);
        if (ticket.sameAs().isEmpty()) {
            work.also(Write.create(
                    TicketItems.OPEN_MATTER,
                    new OpenMatter(ticket.contact(), ticket.matter().area(), ticket.id())));
        }
        work.also(Write.create(
                TicketItems.POINTER,
                new TicketItems.Pointer("code", keys.of("code", ticket.trackingCode()), ticket.id())));
        work.also(Write.create(
                TicketItems.POINTER, new TicketItems.Pointer("token", keys.of("token", ticket.token()), ticket.id())));
        ticket.stamp()
                .purgeAt()
                .ifPresent(at -> work.also(purgePointer(ticket.id(), at).put()));
        ticket.progress()
                .firstReplyDue()
                .ifPresent(at -> work.also(
                        deadlinePointer(ticket.id(), "first-reply", at).put()));
        ticket.progress()
                .resolveDue()
                .ifPresent(at ->
                        work.also(deadlinePointer(ticket.id(), "resolve", at).put()));
        work.changed(Change.Kind.OPENED, "", "system");
        return work;
    }

    public static Due purgePointer(TicketId id, Instant at) {
        return new Due(Due.PURGE, at, "ticket#" + id.value());
    }

    /** @param deadline {@code first-reply} or {@code resolve} */
    public static Due deadlinePointer(TicketId id, String deadline, Instant at) {
        return new Due(Due.DEADLINE, at, deadline + "#" + id.value());
    }

    /** The ticket as it will be. */
    public Ticket ticket() {
        return ticket;
    }

    public Instant now() {
        return now;
    }

    public boolean isNew() {
        return read.isEmpty();
    }

    /** The articles that this work adds, in order. */
    public List<Article> added() {
        return List.copyOf(added);
    }

    public void replace(Ticket changed) {
        ticket = changed;
    }

    /** Adds an article of the ticket's own class and period. */
    public Article add(ArticleDraft draft) {
        return add(draft, ticket.stamp());
    }

    public Article add(ArticleDraft draft, Stamp stamp) {
        Article article = new Article(
                ticket.id(),
                ticket.nextArticle(),
                draft.sourceKey(),
                ticket.contact(),
                draft.author(),
                draft.origin(),
                draft.text(),
                draft.language(),
                draft.at(),
                now,
                draft.provenance(),
                draft.facts(),
                draft.objects(),
                draft.details(),
                stamp);
        ticket = ticket.afterArticle(now, article.fromPerson());
        added.add(article);
        writes.add(Write.create(TicketItems.ARTICLE, article));
        return article;
    }

    /** Adds to the ticket's history; the stream tells the other rooms. */
    public void changed(Change.Kind kind, String subject, String by) {
        writes.add(
                Write.create(TicketItems.CHANGE, new Change(ticket.id(), ticket.nextChange(), kind, subject, now, by)));
        ticket = ticket.afterChange();
    }

    /**
     * Adds an article that goes out, and the item that sends it.
     *
     * @param said its source key is its cause's; the outbound id derives from that and the kind
     */
    public Outbound send(ArticleDraft said, Outbound.Kind kind) {
        Article article = add(said);
        boolean byBot = switch (kind) {
            case ANSWER, ACKNOWLEDGEMENT, RECOMMENDATION -> true;
            case HANDOVER_NOTICE, AGENT_REPLY, SOLVED_NOTICE -> false;
        };
        Outbound outbound = Outbound.pending(
                ticket.id(),
                outboundId(said.sourceKey(), kind),
                article,
                kind,
                new Outbound.Voice(byBot, ticket.ownership().epoch()),
                Log.correlation());
        writes.add(Write.create(TicketItems.OUTBOUND, outbound));
        return outbound;
    }

    static String outboundId(String cause, Outbound.Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + cause;
    }

    /** Adds a write of another record to the same transaction. */
    public void also(Write write) {
        writes.add(write);
    }

    public void also(List<Write> more) {
        writes.addAll(more);
    }

    /** All writes, the ticket's own first: refused there means that the ticket must be read again. */
    List<Write> writes() {
        Condition condition = read.map(
                        old -> Condition.number("version", old.version()).and(Condition.missing("purging")))
                .orElse(Condition.ABSENT);
        List<Write> all = new ArrayList<>();
        all.add(Write.put(TicketItems.TICKET, ticket.stored(), condition));
        all.addAll(writes);
        return all;
    }
}
