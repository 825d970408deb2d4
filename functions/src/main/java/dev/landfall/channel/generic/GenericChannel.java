package dev.landfall.channel.generic;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Channel;
import dev.landfall.channel.Fields;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundEvent.Ignored;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.InboundEvent.QuarantineReason;
import dev.landfall.channel.InboundEvent.Quarantined;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.Parsed.Events;
import dev.landfall.channel.Parsed.Malformed;
import dev.landfall.channel.PostDraft;
import dev.landfall.channel.RawRequest;
import dev.landfall.channel.ReplyAddress;
import dev.landfall.channel.SocialPost.Form;
import dev.landfall.channel.StandardWebhooks;
import dev.landfall.channel.StrictJson;
import dev.landfall.channel.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code {"events":[{"id","type","user":{"id"},"conversation","text","at"}]}}, signed as Standard Webhooks. */
public final class GenericChannel implements Channel {

    static final String NAME = "generic";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verification verify(RawRequest request, AccountSecrets secrets, Instant now) {
        return StandardWebhooks.verify(request, secrets, now);
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
            events.add(event(event, events.size(), account));
        }
        return new Events(Optional.empty(), events);
    }

    private static InboundEvent event(JsonNode event, int index, AccountContext account) {
        if (!event.isObject()) {
            return new Quarantined(index, Optional.empty(), QuarantineReason.NOT_AN_OBJECT);
        }
        Optional<String> id = Fields.id(event, "id");
        String type = Fields.text(event, "type").orElse("");
        return switch (type) {
            case "message", "post" -> message(event, index, account, type.equals("message"));
            default -> new Ignored(index, id, IgnoredReason.UNKNOWN_EVENT_TYPE);
        };
    }

    private static InboundEvent message(JsonNode event, int index, AccountContext account, boolean direct) {
        Optional<String> id = Fields.id(event, "id");
        JsonNode user = event.path("user");
        Optional<String> sender = Fields.id(user, "id");
        if (account.isOwn(sender)) {
            return new Ignored(index, id, IgnoredReason.OWN_POST);
        }
        Optional<String> conversation = Fields.id(event, "conversation").or(() -> sender);
        PostDraft draft = new PostDraft(NAME, account)
                .source(id, conversation, Fields.isoInstant(event, "at"))
                .from(sender, Fields.text(user, "name"))
                .saying(Fields.text(event, "text"), Fields.text(event, "locale"))
                .addressed(direct, Fields.flag(event, "mentionsUs"))
                .as(Fields.flag(event, "repost") ? Form.REPOST : Form.ORIGINAL)
                .answeredAt(conversation.map(to -> new ReplyAddress(to, id, Optional.empty())));
        for (JsonNode media : Fields.list(event.path("media"))) {
            draft.with(
                    Fields.text(media, "type").orElse("file"),
                    Fields.id(media, "id"),
                    Fields.text(media, "url"),
                    Fields.text(media, "name"));
        }
        return draft.at(index);
    }
}
