package dev.landfall.channel.line;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Channel;
import dev.landfall.channel.Fields;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.Parsed.Events;
import dev.landfall.channel.Parsed.Malformed;
import dev.landfall.channel.RawRequest;
import dev.landfall.channel.Signatures;
import dev.landfall.channel.StrictJson;
import dev.landfall.channel.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * LINE's webhook: base64 HMAC-SHA256 of the body under the channel secret, many events a request.
 * See <a href="https://developers.line.biz/en/reference/messaging-api/#webhooks">its reference</a>.
 */
public final class LineChannel implements Channel {

    static final String NAME = "line";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verification verify(RawRequest request, AccountSecrets secrets, Instant now) {
        return Signatures.verifyBase64(request.header("x-line-signature"), secrets, request.body());
    }

    @Override
    public Parsed parse(byte[] body, AccountContext account) {
        return StrictJson.parse(body, root -> events(root, account));
    }

    private static Parsed events(JsonNode root, AccountContext account) {
        if (!root.path("events").isArray()) {
            return new Malformed(Parsed.Reason.NOT_THIS_CHANNEL);
        }
        List<InboundEvent> events = new ArrayList<>();
        for (JsonNode event : root.path("events")) {
            events.add(LineEvents.event(event, events.size(), account));
        }
        return new Events(deliveryId(root.path("events")), events);
    }

    /** A redelivered batch need not have the same members, so only a batch of one is named by its event. */
    private static Optional<String> deliveryId(JsonNode events) {
        return events.size() == 1 ? Fields.id(events.path(0), "webhookEventId") : Optional.empty();
    }
}
