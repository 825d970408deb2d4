package dev.landfall.retention;

import dev.landfall.contact.Keys;
import dev.landfall.objects.Objects;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One item with its objects: receipt, raw mail, attachment, stored answer, topic, card. */
final class ItemPurge implements UnitPurge {

    private final Table table;
    private final Objects objects;
    private final Keys keys;

    ItemPurge(Table table, Objects objects, Keys keys) {
        this.table = table;
        this.objects = objects;
        this.keys = keys;
    }

    @Override
    public Outcome fire(Firing firing) {
        Optional<ExpiringItem> item =
                table.get(ExpiringItem.KIND, firing.named().key());
        if (item.isEmpty()) {
            return firing.gone(table);
        }
        return switch (item.get().verdict(firing)) {
            case Verdict.Later later -> firing.moved(table, later);
            case Verdict.Now now -> purge(item.get(), firing);
        };
    }

    private Outcome purge(ExpiringItem item, Firing firing) {
        item.objects().forEach(objects::delete);
        List<Write> writes = new ArrayList<>();
        writes.add(Write.delete(item.key(), item.unmoved()));
        writes.add(firing.pointer().remove());
        firing.tombstone(keys, item.stamp().jurisdiction()).ifPresent(writes::add);
        return firing.finished(table, writes);
    }
}
