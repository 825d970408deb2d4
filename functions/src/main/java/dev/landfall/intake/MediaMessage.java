package dev.landfall.intake;

import dev.landfall.queue.Queue;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What travels through the queue for one file: the receipt and the place in it that tell of it, and no more.
 *
 * @param media its place among what was sent with the message
 */
record MediaMessage(EventMessage event, int media) {

    private static final int MOST = 10_000;

    /** Not one of ours, or a broken one: empty. */
    static Optional<MediaMessage> read(String body, JsonMapper mapper) {
        try {
            JsonNode place = mapper.readTree(body).path("media");
            int media = place.isInt() ? place.intValue() : -1;
            return media < 0 || media > MOST
                    ? Optional.empty()
                    : EventMessage.read(body, mapper).map(event -> new MediaMessage(event, media));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    Queue.Entry entry(JsonMapper mapper) {
        String body = mapper.writeValueAsString(mapper.createObjectNode()
                .put("receipt", event.receipt())
                .put("index", event.index())
                .put("channel", event.channel())
                .put("account", event.account())
                .put("media", media));
        String key = event.receipt() + "-" + event.index() + "-" + media;
        return new Queue.Entry(body, key, key, Duration.ZERO);
    }
}
