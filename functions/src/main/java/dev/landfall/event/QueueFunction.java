package dev.landfall.event;

import dev.landfall.log.Log;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.springframework.messaging.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function behind an SQS queue with partial batch answers.
 *
 * <p>{@link #handle} throws only when trying again may help; what can never work is an outcome of its own. After
 * a failure the later messages of the same FIFO group go back too, so that order holds; other groups go on.
 */
public interface QueueFunction extends Function<Message<InputStream>, byte[]> {

    JsonMapper mapper();

    void handle(QueueMessage message);

    @Override
    default byte[] apply(Message<InputStream> message) {
        ObjectNode answer = mapper().createObjectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        Set<String> failedGroups = new HashSet<>();
        for (JsonNode record : mapper().readTree(message.getPayload()).path("Records")) {
            QueueMessage item = QueueMessage.of(record);
            if (failedGroups.contains(item.group()) || !succeeds(item)) {
                failedGroups.add(item.group());
                failures.addObject().put("itemIdentifier", item.id());
            }
        }
        return mapper().writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
    }

    private boolean succeeds(QueueMessage item) {
        String outer = Log.correlation();
        try {
            String correlation = item.attributes().getOrDefault("correlationId", "");
            if (!correlation.isEmpty()) {
                Log.correlate(correlation);
            }
            handle(item);
            return true;
        } catch (RuntimeException e) {
            Log.error("message goes back to its queue", e, "messageId", item.id(), "receives", item.receiveCount());
            return false;
        } finally {
            Log.correlate(outer);
        }
    }
}
