package dev.landfall.bench.storm;

import dev.landfall.table.Condition;
import dev.landfall.table.Index;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import dev.landfall.table.Page;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.table.Written;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The table on the other side of a bad line. */
final class FaultyTable implements Table {

    private final Table table;
    private final Faults faults;
    private final Consumer<List<Write>> stored;

    /** @param stored told of what was stored, whatever the caller hears */
    FaultyTable(Table table, Faults faults, Consumer<List<Write>> stored) {
        this.table = table;
        this.faults = faults;
        this.stored = stored;
    }

    /** What happens to a read has no effect to come before or after. */
    private void read() {
        Faults.Kind fault = faults.next();
        Faults.before(fault);
        Faults.after(fault);
    }

    @Override
    public <T> Optional<T> get(Kind<T> kind, Key key) {
        Hand.reads(kind, key);
        read();
        return table.get(kind, key);
    }

    @Override
    public <T> Page<T> query(Kind<T> kind, String pk, Range range, int limit, Optional<String> after) {
        read();
        return table.query(kind, pk, range, limit, after);
    }

    @Override
    public List<Key> keys(String pk) {
        read();
        return table.keys(pk);
    }

    @Override
    public <T> Page<T> query(
            Index index, Kind<T> kind, String partition, Range range, int limit, Optional<String> cursor) {
        read();
        return table.query(index, kind, partition, range, limit, cursor);
    }

    @Override
    public Written write(List<Write> writes) {
        Faults.Kind fault = faults.next();
        Faults.before(fault);
        Written written = table.write(writes);
        if (written.done()) {
            stored.accept(writes);
        }
        Faults.after(fault);
        // A transaction carries a token that makes its repetition harmless; a single write does not.
        boolean met = fault == Faults.Kind.ANSWER_LOST
                && writes.size() == 1
                && !writes.getFirst().condition().equals(Condition.NONE);
        return met && written.done() ? table.write(writes) : written;
    }

    @Override
    public void delete(List<Key> keys) {
        Faults.Kind fault = faults.next();
        if (fault == Faults.Kind.THROTTLED) {
            table.delete(keys.subList(0, keys.size() / 2));
        }
        Faults.before(fault);
        table.delete(keys);
        Faults.after(fault);
    }
}
