package dev.landfall.event;

import dev.landfall.log.Log;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.springframework.messaging.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function behind a DynamoDB stream with partial batch answers: the shard goes on from the first record that failed.
 *
 * <p>{@link #handle} throws only when trying again may help. A record that cannot be understood never comes to it: it
 * is passed to {@link #skipped}, since in a stream it would hold up everything behind it.
 */
public interface StreamFunction extends Function<Message<InputStream>, byte[]> {

    JsonMapper mapper();

    void handle(StreamRecord record);

    /** Counts what was not understood. */
    void skipped();

    @Override
    default byte[] apply(Message<InputStream> message) {
        ObjectNode answer = mapper().createObjectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        firstFailed(records(message)).ifPresent(number -> failures.addObject().put("itemIdentifier", number));
        return mapper().writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
    }

    private List<JsonNode> records(Message<InputStream> message) {
        JsonNode records = mapper().readTree(message.getPayload()).path("Records");
        return StreamSupport.stream(records.spliterator(), false).toList();
    }

    private Optional<String> firstFailed(List<JsonNode> records) {
        for (JsonNode node : records) {
            Optional<StreamRecord> record = StreamRecord.of(node);
            if (record.isEmpty()) {
                Log.warn("stream record not understood");
                skipped();
            } else if (!succeeds(record.get())) {
                return Optional.of(record.get().sequenceNumber());
            }
        }
        return Optional.empty();
    }

    private boolean succeeds(StreamRecord record) {
        try {
            handle(record);
            return true;
        } catch (RuntimeException e) {
            Log.error("stream goes on from this record again", e, "sequenceNumber", record.sequenceNumber());
            return false;
        }
    }
}
