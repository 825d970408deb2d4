package dev.landfall.ticket;

import dev.landfall.language.KeywordRules;
import dev.landfall.policy.Policies;
import dev.landfall.table.Write;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Merges and splits tickets, for agents alone. A merged ticket keeps all that it has and its open pointer; what is told
 * there lands at the other as long as that is open, and it can be taken out again.
 */
public final class Regrouping {

    private final Tickets tickets;
    private final Reception reception;
    private final Policies policies;

    public Regrouping(Tickets tickets, Reception reception, Policies policies) {
        this.tickets = tickets;
        this.reception = reception;
        this.policies = policies;
    }

    /** How it went. */
    public enum Outcome {
        DONE,
        /** Somebody changed one of the tickets meanwhile: try again. */
        CHANGED,
        /** Merged elsewhere, into itself, or not merged at all. */
        IMPOSSIBLE
    }

    /** Who does it, and when. */
    public record By(String agent, Instant now) {}

    /** Merges one ticket into another, which must be open. */
    public Outcome merge(Ticket from, Ticket into, By by) {
        if (from.mergedInto().equals(Optional.of(into.id()))) {
            return Outcome.DONE;
        }
        boolean circle = tickets.standing(into).id().equals(from.id());
        if (circle || from.mergedInto().isPresent() || into.mergedInto().isPresent() || !into.isOpen()) {
            return Outcome.IMPOSSIBLE;
        }
        TicketWork leaving = TicketWork.on(from, by.now());
        leaving.also(Handover.leaveDesk(from));
        leaving.replace(from.with(from.ownership().notWaiting())
                .with(from.progress().promising(Optional.empty(), Optional.empty()))
                .withMergedInto(Optional.of(into.id())));
        leaving.changed(Change.Kind.MERGED, "into:" + into.id(), by.agent());
        TicketWork taking = TicketWork.on(into, by.now());
        taking.changed(Change.Kind.MERGED, "from:" + from.id(), by.agent());
        return commit(leaving, taking);
    }

    /** Takes a merged ticket out again; what landed at the other meanwhile stays there. */
    public Outcome unmerge(Ticket from, By by) {
        if (from.mergedInto().isEmpty()) {
            return Outcome.IMPOSSIBLE;
        }
        TicketWork leaving = TicketWork.on(from, by.now());
        leaving.replace(from.withMergedInto(Optional.empty()));
        if (from.isOpen()) {
            reception.standAlone(leaving, by.now());
            backToDesk(leaving);
        }
        leaving.changed(Change.Kind.UNMERGED, "from:" + from.mergedInto().get(), by.agent());
        Optional<TicketWork> other = tickets.find(from.mergedInto().get()).map(into -> {
            TicketWork giving = TicketWork.on(into, by.now());
            giving.changed(Change.Kind.UNMERGED, "out:" + from.id(), by.agent());
            return giving;
        });
        return other.map(giving -> commit(leaving, giving)).orElseGet(() -> commit(leaving));
    }

    private static void backToDesk(TicketWork work) {
        Ticket ticket = work.ticket();
        Ownership ownership = ticket.ownership();
        if (!ownership.isBot() && ownership.agent().isEmpty()) {
            work.replace(ticket.with(ownership.waiting(work.now())));
            work.also(Write.put(TicketItems.DESK_ENTRY, Handover.entry(work.ticket(), work.now())));
        }
    }

    /** Makes a ticket of its own of one message; files stay with the ticket that the message came to. */
    public Optional<TicketId> split(Ticket from, Article article, By by) {
        String area = KeywordRules.current(policies)
                .match(
                        article.text(),
                        article.origin().channel(),
                        by.now().atOffset(ZoneOffset.UTC).toLocalDate())
                .area()
                .orElse(Matter.GENERAL);
        Matter matter = new Matter(
                area,
                article.language(),
                from.matter().priority(),
                "split",
                article.details().getOrDefault("subject", ""),
                List.of());
        Ticket fresh = reception.ticket(from.contact(), matter, from.stamp().jurisdiction(), by.now());
        Optional<OpenMatter> taken = tickets.openMatter(from.contact(), area);
        TicketWork opening = reception.opening(
                taken.map(open -> fresh.withSameAs(open.ticket())).orElse(fresh), by.now());
        opening.add(copy(article, from));
        opening.replace(opening.ticket()
                .with(fresh.ownership().handedOver(fresh.ownership().desk(), by.now())));
        opening.also(Write.put(TicketItems.DESK_ENTRY, Handover.entry(opening.ticket(), by.now())));
        opening.changed(Change.Kind.SPLIT, "from:" + from.id(), by.agent());
        TicketWork losing = TicketWork.on(from, by.now());
        losing.changed(Change.Kind.SPLIT, article.sequence() + ":" + fresh.id(), by.agent());
        return commit(losing, opening) == Outcome.DONE ? Optional.of(fresh.id()) : Optional.empty();
    }

    private static ArticleDraft copy(Article article, Ticket from) {
        Map<String, String> details = new HashMap<>(article.details());
        details.put("splitFrom", from.id() + "#" + article.sequence());
        details.remove("subjectChanged");
        return ArticleDraft.fromPerson(
                        article.sourceKey(), article.origin(), article.text(), article.language(), article.at())
                .withDetails(details);
    }

    private Outcome commit(TicketWork... works) {
        List<Write> all = new ArrayList<>();
        for (TicketWork work : works) {
            all.addAll(work.writes());
        }
        return tickets.write(all).done() ? Outcome.DONE : Outcome.CHANGED;
    }
}
