package dev.landfall.channel;

import dev.landfall.event.QueueFunction;
import dev.landfall.event.QueueMessage;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import dev.landfall.ticket.TicketId;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends what tickets say: each outbound item once, as far as the channel lets us know. */
public final class SendReply implements QueueFunction {

    private final Dispatcher dispatcher;
    private final JsonMapper mapper;

    public SendReply(Dispatcher dispatcher, JsonMapper mapper) {
        this.dispatcher = dispatcher;
        this.mapper = mapper;
    }

    @Override
    public JsonMapper mapper() {
        return mapper;
    }

    @Override
    public void handle(QueueMessage message) {
        Optional<JsonNode> body = read(message.body());
        String ticket = text(body, "ticket");
        String outbound = text(body, "outbound");
        if (ticket.isBlank() || outbound.isBlank()) {
            Log.warn("send message not understood", "messageId", message.id());
            Metrics.count("Sends", 1, "outcome", "not_understood");
            return;
        }
        dispatcher.dispatch(new TicketId(ticket), outbound);
    }

    private Optional<JsonNode> read(String body) {
        try {
            return Optional.of(mapper.readTree(body));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String text(Optional<JsonNode> body, String field) {
        return body.map(node -> node.path(field).asString("")).orElse("");
    }
}
