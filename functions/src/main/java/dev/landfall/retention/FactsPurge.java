package dev.landfall.retention;

import dev.landfall.compliance.Anchors;
import dev.landfall.compliance.RecordClass;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Purging;
import dev.landfall.ticket.TicketItems;
import dev.landfall.ticket.Tickets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes device and network facts out of an article and out of the packets that copied them. */
final class FactsPurge implements UnitPurge {

    private final Table table;
    private final Tickets tickets;

    FactsPurge(Table table, Tickets tickets) {
        this.table = table;
        this.tickets = tickets;
    }

    @Override
    public Outcome fire(Firing firing) {
        Optional<Article> article = table.get(
                        TicketItems.ARTICLE, firing.named().key())
                .filter(found -> !found.facts().isEmpty());
        if (article.isEmpty()) {
            return firing.gone(table);
        }
        Verdict verdict = firing.verdict(
                article.get().stamp().jurisdiction(),
                RecordClass.DEVICE_FACTS,
                Anchors.received(article.get().storedAt()));
        return switch (verdict) {
            case Verdict.Later later -> firing.moved(table, later);
            case Verdict.Now now -> {
                List<Write> writes = new ArrayList<>(Purging.redact(
                        article.get(), tickets.packets(article.get().ticket())));
                writes.add(firing.pointer().remove());
                yield firing.finished(table, writes);
            }
        };
    }
}
