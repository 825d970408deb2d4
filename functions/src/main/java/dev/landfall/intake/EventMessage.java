package dev.landfall.intake;

import dev.landfall.queue.Queue;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What travels through the queue for one event: where to find it, and nothing of what it says. */
record EventMessage(String receipt, int index, String channel, String account) {

    /** Not one of ours, or a broken one: empty. */
    static Optional<EventMessage> read(String body, JsonMapper mapper) {
        try {
            JsonNode node = mapper.readTree(body);
            String receipt = node.path("receipt").asString("");
            int index = node.path("index").asInt(-1);
            return receipt.isEmpty() || index < 0
                    ? Optional.empty()
                    : Optional.of(new EventMessage(
                            receipt,
                            index,
                            node.path("channel").asString(""),
                            node.path("account").asString("")));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * @param round told apart by the queue, so that a later try is not taken for a repetition of an earlier one
     */
    Queue.Entry entry(String group, int round, JsonMapper mapper) {
        String body = mapper.writeValueAsString(mapper.createObjectNode()
                .put("receipt", receipt)
                .put("index", index)
                .put("channel", channel)
                .put("account", account));
        return new Queue.Entry(body, group, receipt + "-" + index + "-" + round);
    }
}
