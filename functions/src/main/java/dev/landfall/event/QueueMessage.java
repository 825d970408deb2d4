package dev.landfall.event;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One message of an SQS batch.
 *
 * @param group the FIFO group, or the message's own id on a standard queue
 * @param receiveCount how often the queue has handed it out, this time included
 */
public record QueueMessage(String id, String group, int receiveCount, String body, Map<String, String> attributes) {

    public QueueMessage {
        attributes = Map.copyOf(attributes);
    }

    static QueueMessage of(JsonNode record) {
        String id = record.path("messageId").asString("");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("The event is not a batch of SQS messages");
        }
        JsonNode system = record.path("attributes");
        Map<String, String> attributes = new HashMap<>();
        record.path("messageAttributes")
                .forEachEntry((name, value) ->
                        attributes.put(name, value.path("stringValue").asString("")));
        return new QueueMessage(
                id,
                system.path("MessageGroupId").asString(id),
                Math.max(1, system.path("ApproximateReceiveCount").asInt(1)),
                record.path("body").asString(""),
                attributes);
    }
}
