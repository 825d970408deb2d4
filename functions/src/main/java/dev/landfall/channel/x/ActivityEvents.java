package dev.landfall.channel.x;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.Fields;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundEvent.Ignored;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.InboundEvent.QuarantineReason;
import dev.landfall.channel.InboundEvent.Quarantined;
import dev.landfall.channel.PostDraft;
import dev.landfall.channel.ReplyAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The account activity body: one array per kind of event, beside the id of the account that it happened to.
 * See <a href="https://docs.x.com/x-api/account-activity/introduction">its reference</a>.
 */
final class ActivityEvents {

    /** Beside the events; they are no events themselves. */
    private static final Set<String> FRAME =
            Set.of("for_user_id", "user_has_blocked", "is_blocked_by", "users", "apps");

    private static final Map<String, IgnoredReason> LEFT_ALONE = Map.ofEntries(
            Map.entry("favorite_events", IgnoredReason.REACTION),
            Map.entry("follow_events", IgnoredReason.FOLLOW),
            Map.entry("unfollow_events", IgnoredReason.UNFOLLOW),
            Map.entry("block_events", IgnoredReason.BLOCK),
            Map.entry("unblock_events", IgnoredReason.BLOCK),
            Map.entry("mute_events", IgnoredReason.MUTE),
            Map.entry("unmute_events", IgnoredReason.MUTE),
            Map.entry("user_event", IgnoredReason.SUBSCRIPTION),
            Map.entry("direct_message_indicate_typing_events", IgnoredReason.TYPING),
            Map.entry("direct_message_mark_read_events", IgnoredReason.READ_RECEIPT));

    private final AccountContext account;
    private final JsonNode users;

    private ActivityEvents(AccountContext account, JsonNode users) {
        this.account = account;
        this.users = users;
    }

    /** The body says whose activity it is; that counts where the account's own settings are silent. */
    static ActivityEvents of(JsonNode root, AccountContext account) {
        Optional<String> own = account.ownUserId().or(() -> Fields.id(root, "for_user_id"));
        return new ActivityEvents(new AccountContext(account.account(), own, account.ownName()), root.path("users"));
    }

    void addTo(List<InboundEvent> events, String kind, JsonNode part) {
        if (FRAME.contains(kind)) {
            return;
        }
        List<JsonNode> members = part.isArray() ? Fields.list(part) : List.of(part);
        for (JsonNode member : members) {
            events.add(event(kind, member, events.size()));
        }
    }

    private InboundEvent event(String kind, JsonNode member, int index) {
        Optional<String> id = Fields.id(member, "id_str", "id");
        return switch (kind) {
            case "tweet_create_events", "direct_message_events" -> {
                if (!member.isObject()) {
                    yield new Quarantined(index, Optional.empty(), QuarantineReason.NOT_AN_OBJECT);
                }
                yield kind.equals("tweet_create_events")
                        ? ActivityPosts.event(member, index, account)
                        : directMessage(member, index);
            }
            case "tweet_delete_events" -> deleted(member, index);
            default -> new Ignored(index, id, LEFT_ALONE.getOrDefault(kind, IgnoredReason.UNKNOWN_EVENT_TYPE));
        };
    }

    private InboundEvent deleted(JsonNode member, int index) {
        JsonNode post = member.path("status");
        Optional<String> author = Fields.id(post, "user_id");
        Optional<String> id = Fields.id(post, "id");
        return account.isOwn(author)
                ? new Ignored(index, id, IgnoredReason.OWN_POST)
                : new PostDraft(XChannel.NAME, account)
                        .source(id, author, Fields.millis(member, "timestamp_ms"))
                        .from(author, Optional.empty())
                        .withdrawnAt(index);
    }

    private InboundEvent directMessage(JsonNode event, int index) {
        Optional<String> id = Fields.id(event, "id");
        if (!Fields.text(event, "type").equals(Optional.of("message_create"))) {
            return new Ignored(index, id, IgnoredReason.UNKNOWN_MESSAGE_TYPE);
        }
        JsonNode message = event.path("message_create");
        Optional<String> sender = Fields.id(message, "sender_id");
        if (account.isOwn(sender)) {
            return new Ignored(index, id, IgnoredReason.OWN_POST);
        }
        JsonNode data = message.path("message_data");
        JsonNode attachment = data.path("attachment");
        PostDraft draft = new PostDraft(XChannel.NAME, account)
                .source(id, sender, Fields.millis(event, "created_timestamp"))
                .from(sender, sender.flatMap(user -> Fields.text(users.path(user), "name")))
                .saying(XText.plain(Fields.text(data, "text")), Optional.empty())
                .addressed(true, true)
                .answeredAt(sender.map(ReplyAddress::to));
        if (attachment.path("media").has("type")) {
            XFiles.add(draft, attachment.path("media"));
        } else {
            draft.with(
                    Fields.text(attachment, "type").orElse("media"),
                    Fields.id(attachment.path("media"), "id_str", "id"));
        }
        return draft.at(index);
    }
}
