package dev.landfall.channel.x;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.Fields;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundEvent.Ignored;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.PostDraft;
import dev.landfall.channel.ReplyAddress;
import dev.landfall.channel.SocialPost.Form;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A post as account activity tells it, in the shape of API version 1.1. */
final class ActivityPosts {

    private static final DateTimeFormatter CREATED_AT =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH);

    private ActivityPosts() {}

    static InboundEvent event(JsonNode post, int index, AccountContext account) {
        JsonNode user = post.path("user");
        Optional<String> author = Fields.id(user, "id_str", "id");
        Optional<String> id = Fields.id(post, "id_str", "id");
        // X shows an edit as a new post; its first version is what it is known by.
        Optional<String> first = XText.firstId(post.path("edit_history").path("edit_tweet_ids"))
                .or(() -> Fields.id(post.path("edit_history"), "initial_tweet_id"))
                .or(() -> id);
        if (account.isOwn(author)) {
            return new Ignored(index, first, IgnoredReason.OWN_POST);
        }
        JsonNode extended = post.path("extended_tweet");
        JsonNode entities = extended.has("entities") ? extended.path("entities") : post.path("entities");
        Optional<String> text = Fields.text(extended, "full_text")
                .or(() -> Fields.text(post, "full_text"))
                .or(() -> Fields.text(post, "text"));
        PostDraft draft = new PostDraft(XChannel.NAME, account)
                .source(first, author, createdAt(post))
                .from(author, Fields.text(user, "name"))
                .saying(XText.plain(text), Fields.text(post, "lang"))
                .addressed(false, mentionsUs(post, entities, account))
                .as(form(post))
                .answeredAt(author.map(to -> new ReplyAddress(to, id, Optional.empty())));
        XFiles.of(post, extended, entities).forEach(media -> XFiles.add(draft, media));
        return XText.isEdit(first, id) ? draft.editAt(index) : draft.at(index);
    }

    private static Form form(JsonNode post) {
        if (post.path("retweeted_status").isObject()) {
            return Form.REPOST;
        }
        return Fields.flag(post, "is_quote_status") ? Form.QUOTE : Form.ORIGINAL;
    }

    private static boolean mentionsUs(JsonNode post, JsonNode entities, AccountContext account) {
        return account.isOwn(Fields.id(post, "in_reply_to_user_id_str", "in_reply_to_user_id"))
                || Fields.list(entities.path("user_mentions")).stream()
                        .anyMatch(one -> account.isOwn(Fields.id(one, "id_str", "id")));
    }

    private static Optional<Instant> createdAt(JsonNode post) {
        Optional<Instant> millis = Fields.millis(post, "timestamp_ms");
        if (millis.isPresent()) {
            return millis;
        }
        try {
            return Fields.text(post, "created_at")
                    .map(text -> ZonedDateTime.parse(text, CREATED_AT).toInstant())
                    .flatMap(Fields::plausible);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
