package dev.landfall.local.trigger;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the reader of the stream stands, shard by shard, kept over a restart. */
final class StreamCursor {

    private static final String ENDED = "ended";

    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private final Consumer<String> save;
    /** The last sequence number handled, by shard. */
    private final Map<String, String> handled = new HashMap<>();

    private final Map<String, String> iterators = new HashMap<>();
    private String current = "";

    /**
     * @param saved what an earlier cursor saved, or an empty object
     * @param save keeps what this one has to say
     */
    StreamCursor(DynamoDbStreamsClient streams, String streamArn, String saved, Consumer<String> save) {
        this.streams = streams;
        this.streamArn = streamArn;
        this.save = save;
        JsonNode before = JsonMapper.shared().readTree(saved);
        if (before.path("stream").asString("").equals(streamArn)) {
            before.path("shards").forEachEntry((shard, number) -> handled.put(shard, number.asString()));
        }
    }

    /** The next records of the oldest shard that has any. */
    List<Record> next(int limit) {
        for (Shard shard : shards()) {
            String id = shard.shardId();
            if (ENDED.equals(handled.get(id))) {
                continue;
            }
            List<Record> records = read(id, limit);
            if (!records.isEmpty()) {
                current = id;
                return records;
            }
        }
        return List.of();
    }

    private List<Shard> shards() {
        return streams.describeStream(request -> request.streamArn(streamArn)).streamDescription().shards().stream()
                .sorted(Comparator.comparing(Shard::shardId))
                .toList();
    }

    private List<Record> read(String shard, int limit) {
        String iterator = iterators.computeIfAbsent(shard, this::iterator);
        try {
            var answer = streams.getRecords(
                    request -> request.shardIterator(iterator).limit(limit));
            if (answer.nextShardIterator() == null) {
                iterators.remove(shard);
                if (answer.records().isEmpty()) {
                    handled.put(shard, ENDED);
                    save();
                }
            } else {
                iterators.put(shard, answer.nextShardIterator());
            }
            return answer.records();
        } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
            iterators.remove(shard);
            if (e instanceof TrimmedDataAccessException) {
                handled.remove(shard);
            }
            return List.of();
        }
    }

    private String iterator(String shard) {
        String last = handled.get(shard);
        return streams.getShardIterator(request -> {
                    request.streamArn(streamArn).shardId(shard);
                    if (last == null) {
                        request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
                    } else {
                        request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                .sequenceNumber(last);
                    }
                })
                .shardIterator();
    }

    /** Everything up to this record is handled. */
    void done(Record last) {
        handled.put(current, last.dynamodb().sequenceNumber());
        save();
    }

    private void save() {
        save.accept(JsonMapper.shared().writeValueAsString(Map.of("stream", streamArn, "shards", handled)));
    }
}
