package dev.landfall.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link Table} in memory, through the same schemas; held to the same contract as {@link DynamoTable}. */
public final class InMemoryTable implements Table {

    private record Stored(Key key, Map<String, AttributeValue> attributes) {}

    private final TreeMap<String, Stored> items = new TreeMap<>();
    private final Map<Index, TreeMap<String, Stored>> indexes = new EnumMap<>(Index.class);

    /** How many transactions were stored; lets a test stop a function between any two of them. */
    private int writesLeft = Integer.MAX_VALUE;

    /** The next writes after this many fail, as if the process had died. */
    public synchronized void dieAfter(int writes) {
        writesLeft = writes;
    }

    public synchronized int size() {
        return items.size();
    }

    /** Every item as attribute names and printed values: for tests that look for what must not be stored. */
    public synchronized List<Map<String, AttributeValue>> dump() {
        return items.values().stream().map(Stored::attributes).toList();
    }

    @Override
    public synchronized <T> Optional<T> get(Kind<T> kind, Key key) {
        return Optional.ofNullable(items.get(path(key)))
                .map(stored -> kind.schema().mapToItem(stored.attributes()));
    }

    @Override
    public synchronized <T> Page<T> query(Kind<T> kind, String pk, Range range, int limit, Optional<String> after) {
        List<Stored> found =
                items.subMap(pk + "\n" + range.first(), true, pk + "\n" + range.last(), true).values().stream()
                        .filter(stored -> stored.key().pk().equals(pk)
                                && after.map(sk -> isAfter(stored.key().sk(), sk, range.ascending()))
                                        .orElse(true))
                        .toList();
        return page(
                kind,
                range.ascending() ? found : found.reversed(),
                limit,
                stored -> stored.key().sk());
    }

    @Override
    public synchronized List<Key> keys(String pk) {
        return items.subMap(pk + "\n", pk + "\n\uffff").values().stream()
                .map(Stored::key)
                .filter(key -> key.pk().equals(pk))
                .toList();
    }

    @Override
    public synchronized <T> Page<T> query(
            Index index, Kind<T> kind, String partition, Range range, int limit, Optional<String> cursor) {
        SortedMap<String, Stored> sorted =
                indexed(index).subMap(partition + "\n" + range.first(), partition + "\n" + range.last() + "\n\uffff");
        List<Stored> found = sorted.entrySet().stream()
                .filter(entry -> cursor.map(c -> isAfter(entry.getKey(), partition + "\n" + c, range.ascending()))
                        .orElse(true))
                .map(Map.Entry::getValue)
                .toList();
        return page(
                kind,
                range.ascending() ? found : found.reversed(),
                limit,
                stored ->
                        cursorOf(stored.attributes().get(index.sortAttribute()).s(), stored));
    }

    private static String cursorOf(String sk, Stored stored) {
        return sk + "\n" + stored.key().pk() + "\n" + stored.key().sk();
    }

    private static <T> Page<T> page(
            Kind<T> kind, List<Stored> found, int limit, java.util.function.Function<Stored, String> cursor) {
        List<Stored> shown = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit ? Optional.of(cursor.apply(shown.getLast())) : Optional.empty();
        return new Page<>(
                shown.stream()
                        .map(stored -> kind.schema().mapToItem(stored.attributes()))
                        .toList(),
                next);
    }

    private static boolean isAfter(String sk, String other, boolean ascending) {
        return ascending ? sk.compareTo(other) > 0 : sk.compareTo(other) < 0;
    }

    @Override
    public synchronized Written write(List<Write> writes) {
        if (writesLeft-- <= 0) {
            throw new IllegalStateException("The process died before this write");
        }
        List<Integer> refused = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < writes.size(); i++) {
            Write write = writes.get(i);
            if (seen.put(path(write.key()), i) != null) {
                throw new IllegalArgumentException("Two writes of one transaction on the same key " + write.key());
            }
            Stored stored = items.get(path(write.key()));
            Map<String, AttributeValue> attributes = stored == null ? Map.of() : stored.attributes();
            if (!write.condition().clauses().stream().allMatch(clause -> holds(clause, attributes))) {
                refused.add(i);
            }
        }
        if (writes.size() > 100) {
            throw new IllegalArgumentException("A transaction holds at most 100 writes");
        }
        if (!refused.isEmpty()) {
            return new Written.Refused(refused);
        }
        writes.forEach(this::store);
        return new Written.Done();
    }

    /** Counts each delete as a write of its own, so that a test can stop between any two. */
    @Override
    public synchronized void delete(List<Key> keys) {
        for (Key key : keys) {
            if (writesLeft-- <= 0) {
                throw new IllegalStateException("The process died before this delete");
            }
            remove(key);
        }
    }

    private void store(Write write) {
        switch (write) {
            case Write.Put<?> put -> {
                remove(put.key());
                Stored stored = new Stored(put.key(), attributes(put));
                items.put(path(put.key()), stored);
                for (Index index : Index.values()) {
                    place(index, stored).ifPresent(place -> indexed(index).put(place, stored));
                }
            }
            case Write.Delete delete -> remove(delete.key());
            case Write.Check check -> {}
        }
    }

    private void remove(Key key) {
        Stored stored = items.remove(path(key));
        if (stored != null) {
            for (Index index : Index.values()) {
                place(index, stored).ifPresent(place -> indexed(index).remove(place));
            }
        }
    }

    private TreeMap<String, Stored> indexed(Index index) {
        return indexes.computeIfAbsent(index, i -> new TreeMap<>());
    }

    /** Where an index has an item; empty where it does not belong there. */
    private static Optional<String> place(Index index, Stored stored) {
        AttributeValue pk = stored.attributes().get(index.partitionAttribute());
        AttributeValue sk = stored.attributes().get(index.sortAttribute());
        return pk == null || sk == null ? Optional.empty() : Optional.of(pk.s() + "\n" + cursorOf(sk.s(), stored));
    }

    private static <T> Map<String, AttributeValue> attributes(Write.Put<T> put) {
        return put.kind().schema().itemToMap(put.item(), true);
    }

    private static boolean holds(Condition.Clause clause, Map<String, AttributeValue> item) {
        return switch (clause) {
            case Condition.Clause.Missing missing -> !item.containsKey(missing.attribute());
            case Condition.Clause.Exists exists -> item.containsKey(exists.attribute());
            case Condition.Clause.Text text ->
                item.containsKey(text.attribute())
                        && text.value().equals(item.get(text.attribute()).s());
            case Condition.Clause.Number number ->
                item.containsKey(number.attribute())
                        && Long.toString(number.value())
                                .equals(item.get(number.attribute()).n());
            case Condition.Clause.Before before ->
                item.containsKey(before.attribute())
                        && item.get(before.attribute()).s().compareTo(before.value()) < 0;
        };
    }

    private static String path(Key key) {
        return key.pk() + "\n" + key.sk();
    }
}
