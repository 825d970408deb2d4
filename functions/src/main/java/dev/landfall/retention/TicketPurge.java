package dev.landfall.retention;

import dev.landfall.compliance.Anchors;
import dev.landfall.contact.Keys;
import dev.landfall.objects.Objects;
import dev.landfall.table.Key;
import dev.landfall.table.Page;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.table.Written;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.OpenMatter;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Purging;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A ticket with everything under it. It begins with one transaction that hides it and closes it to writes; then its
 * items go in chunks, the ticket itself last, so that a run which died is taken up by the next.
 */
final class TicketPurge implements UnitPurge {

    private static final int CHUNK = 25;

    private final Table table;
    private final Objects objects;
    private final Keys keys;

    TicketPurge(Table table, Objects objects, Keys keys) {
        this.table = table;
        this.objects = objects;
        this.keys = keys;
    }

    @Override
    public Outcome fire(Firing firing) {
        Optional<Ticket> found = table.get(TicketItems.TICKET, firing.named().key());
        if (found.isEmpty()) {
            return firing.gone(table);
        }
        Ticket ticket = found.get();
        if (ticket.purging()) {
            return empty(ticket, firing);
        }
        return switch (firing.verdict(
                ticket.stamp().jurisdiction(), ticket.stamp().recordClass(), anchors(ticket))) {
            case Verdict.Later later -> firing.moved(table, later);
            case Verdict.Now now -> begin(ticket, firing);
        };
    }

    private static Anchors anchors(Ticket ticket) {
        return new Anchors(
                ticket.progress().createdAt(),
                Optional.of(ticket.progress().lastContactAt()),
                ticket.progress().solvedAt());
    }

    private Outcome begin(Ticket ticket, Firing firing) {
        Optional<OpenMatter> open = table.get(
                TicketItems.OPEN_MATTER,
                TicketItems.openKey(ticket.contact(), ticket.matter().area()));
        List<Write> writes = Purging.begin(ticket, open);
        firing.run().budget().spend(writes.size());
        return switch (table.write(writes)) {
            case Written.Refused refused -> Outcome.CHANGED;
            case Written.Done done -> empty(ticket, firing);
        };
    }

    private Outcome empty(Ticket ticket, Firing firing) {
        if (!emptyWaysBack(ticket, firing) || !emptyArticles(ticket, firing) || !emptyOthers(ticket, firing)) {
            return Outcome.UNFINISHED;
        }
        List<Key> elsewhere = Purging.elsewhere(ticket, keys);
        firing.run().budget().spend(elsewhere.size());
        table.delete(elsewhere);
        List<Write> last = new ArrayList<>();
        last.add(Purging.end(ticket.id()));
        last.add(firing.pointer().remove());
        firing.tombstone(keys, ticket.stamp().jurisdiction()).ifPresent(last::add);
        return firing.finished(table, last);
    }

    /** Before the articles, since their origins name them. */
    private boolean emptyWaysBack(Ticket ticket, Firing firing) {
        String partition = TicketItems.ticketPartition(ticket.id());
        Optional<String> cursor = Optional.empty();
        do {
            if (!firing.run().budget().isLeft()) {
                return false;
            }
            Page<Outbound> page =
                    table.query(TicketItems.OUTBOUND, partition, Range.prefix("outbound#"), CHUNK, cursor);
            List<Key> ways = Purging.waysBack(
                    page.items(),
                    sequence -> table.get(TicketItems.ARTICLE, TicketItems.articleKey(ticket.id(), sequence)),
                    keys);
            if (!ways.isEmpty()) {
                delete(ways, firing.run().budget());
            }
            cursor = page.next();
        } while (cursor.isPresent());
        return true;
    }

    /** Objects before the article that names them. */
    private boolean emptyArticles(Ticket ticket, Firing firing) {
        String partition = TicketItems.ticketPartition(ticket.id());
        while (firing.run().budget().isLeft()) {
            Page<Article> page =
                    table.query(TicketItems.ARTICLE, partition, Range.prefix("article#"), CHUNK, Optional.empty());
            if (page.items().isEmpty()) {
                return true;
            }
            page.items().forEach(article -> article.objects().forEach(objects::delete));
            delete(
                    page.items().stream().map(TicketItems.ARTICLE::keyOf).toList(),
                    firing.run().budget());
        }
        return false;
    }

    private boolean emptyOthers(Ticket ticket, Firing firing) {
        Key own = TicketItems.ticketKey(ticket.id());
        List<Key> rest =
                table.keys(own.pk()).stream().filter(key -> !key.equals(own)).toList();
        for (int from = 0; from < rest.size(); from += CHUNK) {
            if (!firing.run().budget().isLeft()) {
                return false;
            }
            delete(
                    rest.subList(from, Math.min(from + CHUNK, rest.size())),
                    firing.run().budget());
        }
        return true;
    }

    private void delete(List<Key> chunk, Budget budget) {
        budget.spend(chunk.size());
        table.delete(chunk);
    }
}
