package dev.landfall.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.enhanced.dynamodb.model.DeleteItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.ReadBatch;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactDeleteItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.WriteBatch;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** {@link Table} on DynamoDB, through the Enhanced Client. */
public final class DynamoTable implements Table {

    private static final Kind<Key> ANY =
            Kind.of(Key.class, "any", Function.<Key>identity()).read(row -> new Key(row.text("pk"), row.text("sk")));

    private static final int BATCH = 25;
    private static final int READ_BATCH = 100;
    private static final int ATTEMPTS = 4;

    private final DynamoDbEnhancedClient client;
    private final String tableName;
    private final Map<String, DynamoDbTable<?>> tables = new ConcurrentHashMap<>();

    public DynamoTable(DynamoDbEnhancedClient client, String tableName) {
        this.client = client;
        this.tableName = tableName;
    }

    @Override
    public <T> Optional<T> get(Kind<T> kind, Key key) {
        T item = of(kind).getItem(request ->
                request.key(k -> k.partitionValue(key.pk()).sortValue(key.sk())).consistentRead(true));
        return Optional.ofNullable(item);
    }

    @Override
    public <T> Map<Key, T> getAll(Kind<T> kind, Collection<Key> keys) {
        Map<Key, T> found = new HashMap<>();
        List<Key> wanted = keys.stream().distinct().toList();
        for (int from = 0; from < wanted.size(); from += READ_BATCH) {
            readBatch(kind, wanted.subList(from, Math.min(from + READ_BATCH, wanted.size())))
                    .forEach(item -> found.put(kind.keyOf(item), item));
        }
        return found;
    }

    private <T> List<T> readBatch(Kind<T> kind, List<Key> keys) {
        List<T> found = new ArrayList<>();
        List<software.amazon.awssdk.enhanced.dynamodb.Key> left =
                keys.stream().map(DynamoTable::key).toList();
        for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
            ReadBatch.Builder<T> batch =
                    ReadBatch.builder(kind.schema().itemType().rawClass()).mappedTableResource(of(kind));
            left.forEach(key -> batch.addGetItem(get -> get.key(key).consistentRead(true)));
            var page = client.batchGetItem(request -> request.readBatches(batch.build()))
                    .iterator()
                    .next();
            found.addAll(page.resultsForTable(of(kind)));
            left = page.unprocessedKeysForTable(of(kind));
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException(left.size() + " reads were throttled; to be tried again");
        }
        return found;
    }

    @Override
    public <T> Page<T> query(Kind<T> kind, String pk, Range range, int limit, Optional<String> after) {
        var request = request(pk, range, limit).consistentRead(true);
        after.ifPresent(sk -> request.exclusiveStartKey(Map.of("pk", text(pk), "sk", text(sk))));
        return first(of(kind).query(request.build()), next -> part(next, "sk"));
    }

    @Override
    public List<Key> keys(String pk) {
        List<Key> keys = new ArrayList<>();
        of(ANY).query(QueryEnhancedRequest.builder()
                        .queryConditional(QueryConditional.keyEqualTo(k -> k.partitionValue(pk)))
                        .attributesToProject("pk", "sk")
                        .consistentRead(true)
                        .build())
                .items()
                .forEach(keys::add);
        return keys;
    }

    @Override
    public <T> Page<T> query(
            Index index, Kind<T> kind, String partition, Range range, int limit, Optional<String> cursor) {
        var request = request(partition, range, limit);
        cursor.ifPresent(value -> request.exclusiveStartKey(startKey(index, partition, value)));
        SdkIterable<software.amazon.awssdk.enhanced.dynamodb.model.Page<T>> pages =
                of(kind).index(index.indexName()).query(request.build());
        return first(
                pages, next -> part(next, index.sortAttribute()) + "\n" + part(next, "pk") + "\n" + part(next, "sk"));
    }

    @Override
    public Written write(List<Write> writes) {
        try {
            if (writes.size() == 1 && !(writes.getFirst() instanceof Write.Check)) {
                writeOne(writes.getFirst());
            } else {
                var request = TransactWriteItemsEnhancedRequest.builder();
                writes.forEach(write -> add(request, write));
                client.transactWriteItems(request.build());
            }
            return new Written.Done();
        } catch (ConditionalCheckFailedException e) {
            return new Written.Refused(List.of(0));
        } catch (TransactionCanceledException e) {
            return refused(e);
        }
    }

    @Override
    public void delete(List<Key> keys) {
        for (int from = 0; from < keys.size(); from += BATCH) {
            deleteBatch(keys.subList(from, Math.min(from + BATCH, keys.size())));
        }
    }

    private void deleteBatch(List<Key> keys) {
        List<software.amazon.awssdk.enhanced.dynamodb.Key> left =
                keys.stream().map(DynamoTable::key).toList();
        for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
            WriteBatch.Builder<Key> batch = WriteBatch.builder(Key.class).mappedTableResource(of(ANY));
            left.forEach(batch::addDeleteItem);
            left = client.batchWriteItem(request -> request.writeBatches(batch.build()))
                    .unprocessedDeleteItemsForTable(of(ANY));
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException(left.size() + " deletes were throttled; to be tried again");
        }
    }

    private static Written refused(TransactionCanceledException e) {
        List<Integer> failed = new ArrayList<>();
        List<CancellationReason> reasons = e.cancellationReasons();
        for (int i = 0; i < reasons.size(); i++) {
            String code = reasons.get(i).code();
            if ("ConditionalCheckFailed".equals(code)) {
                failed.add(i);
            }
        }
        if (failed.isEmpty()) {
            throw e;
        }
        return new Written.Refused(failed);
    }

    private void writeOne(Write write) {
        switch (write) {
            case Write.Put<?> put -> putOne(put);
            case Write.Delete delete ->
                of(ANY).deleteItem(DeleteItemEnhancedRequest.builder()
                        .key(k -> k.partitionValue(delete.key().pk())
                                .sortValue(delete.key().sk()))
                        .conditionExpression(Expressions.of(delete.condition()))
                        .build());
            case Write.Check check -> throw new IllegalArgumentException("A check alone writes nothing");
        }
    }

    private <T> void putOne(Write.Put<T> put) {
        of(put.kind())
                .putItem(PutItemEnhancedRequest.builder(
                                put.kind().schema().itemType().rawClass())
                        .item(put.item())
                        .conditionExpression(Expressions.of(put.condition()))
                        .build());
    }

    private void add(TransactWriteItemsEnhancedRequest.Builder request, Write write) {
        switch (write) {
            case Write.Put<?> put -> addPut(request, put);
            case Write.Delete delete ->
                request.addDeleteItem(
                        of(ANY),
                        TransactDeleteItemEnhancedRequest.builder()
                                .key(k -> k.partitionValue(delete.key().pk())
                                        .sortValue(delete.key().sk()))
                                .conditionExpression(Expressions.of(delete.condition()))
                                .build());
            case Write.Check check ->
                request.addConditionCheck(
                        of(ANY),
                        ConditionCheck.builder()
                                .key(k -> k.partitionValue(check.key().pk())
                                        .sortValue(check.key().sk()))
                                .conditionExpression(Expressions.of(check.condition()))
                                .build());
        }
    }

    private <T> void addPut(TransactWriteItemsEnhancedRequest.Builder request, Write.Put<T> put) {
        request.addPutItem(
                of(put.kind()),
                TransactPutItemEnhancedRequest.builder(
                                put.kind().schema().itemType().rawClass())
                        .item(put.item())
                        .conditionExpression(Expressions.of(put.condition()))
                        .build());
    }

    private static QueryEnhancedRequest.Builder request(String partition, Range range, int limit) {
        return QueryEnhancedRequest.builder()
                .queryConditional(QueryConditional.sortBetween(
                        k -> k.partitionValue(partition).sortValue(range.first()),
                        k -> k.partitionValue(partition).sortValue(range.last())))
                .scanIndexForward(range.ascending())
                .limit(limit);
    }

    private static Map<String, AttributeValue> startKey(Index index, String partition, String cursor) {
        String[] parts = cursor.split("\n", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("The cursor is not one of ours");
        }
        Map<String, AttributeValue> key = new HashMap<>();
        key.put(index.partitionAttribute(), text(partition));
        key.put(index.sortAttribute(), text(parts[0]));
        key.put("pk", text(parts[1]));
        key.put("sk", text(parts[2]));
        return key;
    }

    private static <T> Page<T> first(
            SdkIterable<software.amazon.awssdk.enhanced.dynamodb.model.Page<T>> pages,
            Function<Map<String, AttributeValue>, String> cursor) {
        var page = pages.iterator().next();
        Map<String, AttributeValue> next = page.lastEvaluatedKey();
        return new Page<>(
                page.items(), next == null || next.isEmpty() ? Optional.empty() : Optional.of(cursor.apply(next)));
    }

    private static String part(Map<String, AttributeValue> key, String name) {
        AttributeValue value = key.get(name);
        return value == null ? "" : value.s();
    }

    private static software.amazon.awssdk.enhanced.dynamodb.Key key(Key key) {
        return software.amazon.awssdk.enhanced.dynamodb.Key.builder()
                .partitionValue(key.pk())
                .sortValue(key.sk())
                .build();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.builder().s(value).build();
    }

    @SuppressWarnings("unchecked")
    private <T> DynamoDbTable<T> of(Kind<T> kind) {
        return (DynamoDbTable<T>) tables.computeIfAbsent(kind.name(), name -> client.table(tableName, kind.schema()));
    }
}
