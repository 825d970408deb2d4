package dev.landfall.table;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Counts request units by DynamoDB's published rules over the items' real sizes: a unit a started KB written, two in a
 * transaction, checks included, one more for each index entry written or removed; a unit per 4 KB read, at least one.
 *
 * <p>Not measured in DynamoDB Local, whose figure for a transaction of 18 items is 6 units.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">the rules</a>
 */
public final class MeteredTable implements Table {

    private final InMemoryTable table = new InMemoryTable();
    private long reads;
    private long writes;

    /** Strongly consistent read units and write units. */
    public record Units(long reads, long writes) {}

    public Units measure(Runnable work) {
        reads = 0;
        writes = 0;
        work.run();
        return new Units(reads, writes);
    }

    @Override
    public <T> Optional<T> get(Kind<T> kind, Key key) {
        reads += blocks(size(stored(key)), 4096);
        return table.get(kind, key);
    }

    @Override
    public <T> Page<T> query(Kind<T> kind, String pk, Range range, int limit, Optional<String> after) {
        return read(kind, table.query(kind, pk, range, limit, after));
    }

    @Override
    public <T> Page<T> query(
            Index index, Kind<T> kind, String partition, Range range, int limit, Optional<String> cursor) {
        return read(kind, table.query(index, kind, partition, range, limit, cursor));
    }

    private <T> Page<T> read(Kind<T> kind, Page<T> page) {
        reads += blocks(
                page.items().stream()
                        .mapToInt(item -> size(kind.schema().itemToMap(item, true)))
                        .sum(),
                4096);
        return page;
    }

    @Override
    public List<Key> keys(String pk) {
        List<Key> keys = table.keys(pk);
        reads += blocks(keys.stream().mapToInt(key -> size(stored(key))).sum(), 4096);
        return keys;
    }

    @Override
    public Written write(List<Write> all) {
        int price = all.size() > 1 ? 2 : 1;
        for (Write write : all) {
            writes += units(write, price);
        }
        return table.write(all);
    }

    @Override
    public void delete(List<Key> keys) {
        for (Key key : keys) {
            writes += units(Write.delete(key), 1);
        }
        table.delete(keys);
    }

    private long units(Write write, int price) {
        Map<String, AttributeValue> old = stored(write.key());
        Map<String, AttributeValue> next = switch (write) {
            case Write.Put<?> put -> attributes(put);
            case Write.Delete delete -> Map.of();
            case Write.Check check -> old;
        };
        long own = price * blocks(Math.max(size(old), size(next)), 1024);
        return own + (write instanceof Write.Check ? 0 : indexUnits(old, next));
    }

    private static long indexUnits(Map<String, AttributeValue> old, Map<String, AttributeValue> next) {
        long sum = 0;
        for (Index index : Index.values()) {
            Function<Map<String, AttributeValue>, Optional<String>> place =
                    item -> Optional.ofNullable(item.get(index.sortAttribute())).map(AttributeValue::s);
            Optional<String> before = place.apply(old);
            Optional<String> after = place.apply(next);
            boolean moved = !before.equals(after);
            sum += before.isPresent() && moved ? blocks(size(old), 1024) : 0;
            sum += after.isPresent() ? blocks(size(next), 1024) : 0;
        }
        return sum;
    }

    private static <T> Map<String, AttributeValue> attributes(Write.Put<T> put) {
        return put.kind().schema().itemToMap(put.item(), true);
    }

    private Map<String, AttributeValue> stored(Key key) {
        return table.dump().stream()
                .filter(item -> item.get("pk").s().equals(key.pk())
                        && item.get("sk").s().equals(key.sk()))
                .findFirst()
                .orElse(Map.of());
    }

    private static long blocks(int bytes, int block) {
        return Math.max(1, (bytes + block - 1) / block);
    }

    private static int size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(entry -> bytes(entry.getKey()) + size(entry.getValue()))
                .sum();
    }

    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N -> value.n().length() / 2 + 2;
            case L -> 3 + value.l().stream().mapToInt(part -> size(part) + 1).sum();
            case M -> 3 + size(value.m()) + value.m().size();
            default -> 1;
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
