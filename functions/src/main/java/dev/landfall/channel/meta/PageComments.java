package dev.landfall.channel.meta;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.Fields;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundEvent.Ignored;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.InboundEvent.QuarantineReason;
import dev.landfall.channel.InboundEvent.Quarantined;
import dev.landfall.channel.PostDraft;
import dev.landfall.channel.ReplyAddress;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What people write in public on our pages, or elsewhere about them; it goes through the keyword rules.
 * See <a href="https://developers.facebook.com/docs/graph-api/webhooks/reference/page">the reference for pages</a> and
 * <a href="https://developers.facebook.com/docs/instagram-platform/webhooks">that for Instagram</a>.
 */
final class PageComments {

    private final String channel;
    private final AccountContext account;

    PageComments(String channel, AccountContext account) {
        this.channel = channel;
        this.account = account;
    }

    /** @param entryTime of the whole entry, in seconds; Instagram's comments have none of their own */
    InboundEvent event(JsonNode change, JsonNode entryTime, int index) {
        JsonNode value = change.path("value");
        if (!value.isObject()) {
            return new Quarantined(index, Optional.empty(), QuarantineReason.NOT_AN_OBJECT);
        }
        return switch (Fields.text(change, "field").orElse("")) {
            case "feed" -> feed(value, index);
            case "mention" -> mention(value, index);
            case "comments", "live_comments" -> comment(value, entryTime, index);
            // Instagram names the comment that names us, and says neither who wrote it nor what it says.
            case "mentions" -> new Ignored(index, Fields.id(value, "comment_id"), IgnoredReason.ONLY_REFERENCE);
            default -> new Ignored(index, Optional.empty(), IgnoredReason.UNKNOWN_EVENT_TYPE);
        };
    }

    private InboundEvent feed(JsonNode value, int index) {
        String item = Fields.text(value, "item").orElse("");
        return switch (item) {
            case "comment", "post", "status", "photo", "video", "share" -> posted(value, item, index);
            case "reaction", "like" -> new Ignored(index, Fields.id(value, "post_id"), IgnoredReason.REACTION);
            default -> new Ignored(index, Fields.id(value, "post_id"), IgnoredReason.UNKNOWN_MESSAGE_TYPE);
        };
    }

    private InboundEvent posted(JsonNode value, String item, int index) {
        Optional<String> id = item.equals("comment") ? Fields.id(value, "comment_id") : Fields.id(value, "post_id");
        Optional<String> sender = Fields.id(value.path("from"), "id");
        if (account.isOwn(sender)) {
            return new Ignored(index, id, IgnoredReason.OWN_POST);
        }
        // Who writes on our own page means us; who comments there may be talking with the others.
        PostDraft draft = draft(value, id, sender, Fields.seconds(value, "created_time"))
                .from(sender, Fields.text(value.path("from"), "name"))
                .addressed(false, !item.equals("comment"));
        return ofVerb(value, draft, id, index);
    }

    private InboundEvent mention(JsonNode value, int index) {
        Optional<String> id = Fields.id(value, "comment_id", "post_id");
        Optional<String> sender = Fields.id(value, "sender_id");
        PostDraft draft = draft(value, id, sender, Fields.seconds(value, "created_time"))
                .from(sender, Fields.text(value, "sender_name"))
                .addressed(false, true);
        return account.isOwn(sender) ? new Ignored(index, id, IgnoredReason.OWN_POST) : ofVerb(value, draft, id, index);
    }

    private static InboundEvent ofVerb(JsonNode value, PostDraft draft, Optional<String> id, int index) {
        return switch (Fields.text(value, "verb").orElse("add")) {
            case "add" -> draft.at(index);
            case "edit", "edited" -> draft.editAt(index);
            case "remove", "delete" -> draft.withdrawnAt(index);
            default -> new Ignored(index, id, IgnoredReason.UNKNOWN_MESSAGE_TYPE);
        };
    }

    private PostDraft draft(JsonNode value, Optional<String> id, Optional<String> sender, Optional<Instant> at) {
        PostDraft draft = new PostDraft(channel, account)
                .source(id, Fields.id(value, "post_id").or(() -> sender), at)
                .saying(Fields.text(value, "message"), Optional.empty())
                .answeredAt(sender.map(to -> new ReplyAddress(to, id, Optional.empty())));
        if (value.has("photo") || value.has("photo_id")) {
            draft.with(
                    "photo", Fields.id(value, "photo_id").or(() -> id), Fields.text(value, "photo"), Optional.empty());
        }
        if (value.has("video") || value.has("video_id")) {
            draft.with(
                    "video", Fields.id(value, "video_id").or(() -> id), Fields.text(value, "video"), Optional.empty());
        }
        return draft;
    }

    private InboundEvent comment(JsonNode value, JsonNode entryTime, int index) {
        Optional<String> id = Fields.id(value, "id", "comment_id");
        Optional<String> sender = Fields.id(value.path("from"), "id");
        if (account.isOwn(sender)
                || Fields.text(value.path("from"), "self_ig_scoped_id").isPresent()) {
            return new Ignored(index, id, IgnoredReason.OWN_POST);
        }
        return new PostDraft(channel, account)
                .source(id, Fields.id(value.path("media"), "id").or(() -> sender), time(entryTime))
                .from(sender, Fields.text(value.path("from"), "username"))
                .saying(Fields.text(value, "text"), Optional.empty())
                .addressed(false, names(value))
                .answeredAt(sender.map(to -> new ReplyAddress(to, id, Optional.empty())))
                .at(index);
    }

    private boolean names(JsonNode value) {
        return account.ownName()
                .flatMap(name -> Fields.text(value, "text")
                        .map(text -> text.toLowerCase(java.util.Locale.ROOT)
                                .contains("@" + name.toLowerCase(java.util.Locale.ROOT))))
                .orElse(false);
    }

    private static Optional<Instant> time(JsonNode seconds) {
        return seconds.isIntegralNumber() && seconds.canConvertToLong()
                ? Optional.of(Instant.ofEpochSecond(Math.clamp(seconds.longValue(), 0, Integer.MAX_VALUE * 2L)))
                        .flatMap(Fields::plausible)
                : Optional.empty();
    }
}
