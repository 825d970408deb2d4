package dev.landfall.bench.storm;

import dev.landfall.table.Index;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import dev.landfall.table.Page;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.table.Written;
import dev.landfall.ticket.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** A table whose changes go into a stream in the order in which they were stored, with a record of how events ended. */
final class RecordedTable implements Table {

    /**
     * Something has its outcome.
     *
     * @param inHand the message that a function was at: a receipt and an index, or a mail's original
     * @param at when the function began with it
     */
    record Settled(String key, String inHand, Instant at) {}

    private final Table engine;
    private final ChangeLog changes;
    private final StormClock clock;
    private final List<Settled> settled = new ArrayList<>();
    private final LongAdder removed = new LongAdder();

    RecordedTable(Table engine, ChangeLog changes, StormClock clock) {
        this.engine = engine;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public synchronized Written write(List<Write> writes) {
        Written written = engine.write(writes);
        if (written.done()) {
            changes.add(writes);
            for (Write write : writes) {
                if (write instanceof Write.Delete) {
                    removed.increment();
                }
                if (write instanceof Write.Put<?> put && put.item() instanceof Source source) {
                    settled.add(
                            new Settled(source.key(), Hand.holds(), Hand.since().orElseGet(clock::instant)));
                }
            }
        }
        return written;
    }

    /** How much was deleted so far. */
    long removed() {
        return removed.sum();
    }

    synchronized List<Settled> settled() {
        return List.copyOf(settled);
    }

    @Override
    public <T> Optional<T> get(Kind<T> kind, Key key) {
        return engine.get(kind, key);
    }

    @Override
    public <T> Page<T> query(Kind<T> kind, String pk, Range range, int limit, Optional<String> after) {
        return engine.query(kind, pk, range, limit, after);
    }

    @Override
    public List<Key> keys(String pk) {
        return engine.keys(pk);
    }

    @Override
    public <T> Page<T> query(
            Index index, Kind<T> kind, String partition, Range range, int limit, Optional<String> cursor) {
        return engine.query(index, kind, partition, range, limit, cursor);
    }

    @Override
    public synchronized void delete(List<Key> keys) {
        engine.delete(keys);
        removed.add(keys.size());
    }
}
