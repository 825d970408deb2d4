package dev.landfall.channel.x;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.Fields;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundEvent.Ignored;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.PostDraft;
import dev.landfall.channel.ReplyAddress;
import dev.landfall.channel.SocialPost.Form;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A post that matched one of our rules at X, in the shape of API version 2. The link to the stream must ask for the
 * author, the time, the entities and the references, or every post is quarantined for want of a sender.
 * See <a href="https://docs.x.com/x-api/webhooks/stream/introduction">its reference</a>.
 */
final class StreamPosts {

    private StreamPosts() {}

    /** The one post of a delivery. */
    static InboundEvent event(JsonNode root, AccountContext account) {
        return event(root.path("data"), root, 0, account);
    }

    /** The posts of a page of search results, in its order; what the page says of errors is none of them. */
    static List<InboundEvent> page(JsonNode root, AccountContext account) {
        List<JsonNode> posts = Fields.list(root.path("data"));
        return IntStream.range(0, posts.size())
                .mapToObj(index -> event(posts.get(index), root, index, account))
                .toList();
    }

    private static InboundEvent event(JsonNode post, JsonNode root, int index, AccountContext account) {
        Optional<String> author = Fields.id(post, "author_id");
        Optional<String> id = Fields.id(post, "id");
        Optional<String> first =
                XText.firstId(post.path("edit_history_tweet_ids")).or(() -> id);
        if (account.isOwn(author)) {
            return new Ignored(index, first, IgnoredReason.OWN_POST);
        }
        Optional<String> text = Fields.text(post.path("note_tweet"), "text").or(() -> Fields.text(post, "text"));
        PostDraft draft = new PostDraft(XChannel.NAME, account)
                .source(first, author, Fields.isoInstant(post, "created_at"))
                .from(author, author.flatMap(user -> name(root, user)))
                .saying(XText.plain(text), Fields.text(post, "lang"))
                .addressed(false, mentionsUs(post, account))
                .as(form(Fields.list(post.path("referenced_tweets"))))
                .answeredAt(author.map(to -> new ReplyAddress(to, id, Optional.empty())));
        XFiles.addKeys(draft, post, Fields.list(root.path("includes").path("media")));
        return XText.isEdit(first, id) ? draft.editAt(index) : draft.at(index);
    }

    private static Form form(List<JsonNode> references) {
        List<String> types = references.stream()
                .flatMap(reference -> Fields.text(reference, "type").stream())
                .toList();
        if (types.contains("retweeted")) {
            return Form.REPOST;
        }
        return types.contains("quoted") ? Form.QUOTE : Form.ORIGINAL;
    }

    private static boolean mentionsUs(JsonNode post, AccountContext account) {
        return account.isOwn(Fields.id(post, "in_reply_to_user_id"))
                || Fields.list(post.path("entities").path("mentions")).stream()
                        .anyMatch(one -> account.isOwn(Fields.id(one, "id")) || isOwnName(one, account));
    }

    private static boolean isOwnName(JsonNode mention, AccountContext account) {
        return Fields.text(mention, "username")
                .flatMap(name -> account.ownName().map(name::equalsIgnoreCase))
                .orElse(false);
    }

    private static Optional<String> name(JsonNode root, String author) {
        return Fields.list(root.path("includes").path("users")).stream()
                .filter(user -> Fields.id(user, "id").equals(Optional.of(author)))
                .flatMap(user -> Fields.text(user, "name").stream())
                .findFirst();
    }
}
