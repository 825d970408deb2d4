package dev.landfall.channel.telegram;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.Fields;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundEvent.Ignored;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.InboundEvent.QuarantineReason;
import dev.landfall.channel.InboundEvent.Quarantined;
import dev.landfall.channel.PostDraft;
import dev.landfall.channel.ReplyAddress;
import dev.landfall.channel.SocialPost.Form;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The parts of a Telegram update; see <a href="https://core.telegram.org/bots/api#update">its reference</a>. */
final class TelegramUpdates {

    private static final Map<String, IgnoredReason> LEFT_ALONE = Map.ofEntries(
            Map.entry("edited_channel_post", IgnoredReason.CHANNEL_POST),
            Map.entry("channel_post", IgnoredReason.CHANNEL_POST),
            Map.entry("callback_query", IgnoredReason.POSTBACK),
            Map.entry("inline_query", IgnoredReason.INLINE_QUERY),
            Map.entry("chosen_inline_result", IgnoredReason.INLINE_QUERY),
            Map.entry("message_reaction", IgnoredReason.REACTION),
            Map.entry("message_reaction_count", IgnoredReason.REACTION),
            Map.entry("shipping_query", IgnoredReason.PAYMENT),
            Map.entry("pre_checkout_query", IgnoredReason.PAYMENT),
            Map.entry("purchased_paid_media", IgnoredReason.PAYMENT),
            Map.entry("poll", IgnoredReason.POLL),
            Map.entry("poll_answer", IgnoredReason.POLL),
            Map.entry("my_chat_member", IgnoredReason.MEMBERS),
            Map.entry("chat_member", IgnoredReason.MEMBERS),
            Map.entry("chat_join_request", IgnoredReason.JOIN),
            Map.entry("chat_boost", IgnoredReason.SUBSCRIPTION),
            Map.entry("removed_chat_boost", IgnoredReason.SUBSCRIPTION),
            Map.entry("business_connection", IgnoredReason.SUBSCRIPTION));

    private static final List<String> MEDIA =
            List.of("animation", "audio", "document", "sticker", "video", "video_note", "voice");

    private TelegramUpdates() {}

    static InboundEvent event(String kind, JsonNode part, int index, AccountContext account) {
        Optional<String> id = Fields.id(part, "message_id", "id");
        return switch (kind) {
            case "message", "business_message", "edited_message", "edited_business_message" ->
                part.isObject()
                        ? message(part, index, account, kind)
                        : new Quarantined(index, Optional.empty(), QuarantineReason.NOT_AN_OBJECT);
            default -> new Ignored(index, id, LEFT_ALONE.getOrDefault(kind, IgnoredReason.UNKNOWN_EVENT_TYPE));
        };
    }

    /** Whoever deletes in a business chat, the chat is named after the customer; our own messages are not known by id. */
    static Stream<PostDraft> deleted(JsonNode part, AccountContext account) {
        Optional<String> chat = Fields.id(part.path("chat"), "id");
        return Fields.list(part.path("message_ids")).stream()
                .map(id -> new PostDraft(TelegramChannel.NAME, account)
                        .source(Fields.idValue(id), chat, Optional.empty())
                        .from(chat, Optional.empty()));
    }

    private static InboundEvent message(JsonNode message, int index, AccountContext account, String kind) {
        boolean business = kind.endsWith("business_message");
        JsonNode from = message.path("from");
        JsonNode chat = message.path("chat");
        Optional<String> id = Fields.id(message, "message_id");
        Optional<String> sender = Fields.id(from, "id");
        Optional<String> chatId = Fields.id(chat, "id");
        boolean direct = Fields.text(chat, "type").equals(Optional.of("private"));
        // In a business chat, which is named after the customer, the other sender is our own colleague.
        if (account.isOwn(sender) || (business && direct && sender.isPresent() && !sender.equals(chatId))) {
            return new Ignored(index, id, IgnoredReason.OWN_POST);
        }
        if (Fields.flag(from, "is_bot")) {
            return new Ignored(index, id, IgnoredReason.BOT_AUTHOR);
        }
        Optional<String> connection = Fields.id(message, "business_connection_id");
        PostDraft draft = new PostDraft(TelegramChannel.NAME, account)
                .source(id, chatId, Fields.seconds(message, "edit_date").or(() -> Fields.seconds(message, "date")))
                .from(sender, name(from))
                .saying(
                        Fields.text(message, "text").or(() -> Fields.text(message, "caption")),
                        Fields.text(from, "language_code"))
                .addressed(direct, mentionsUs(message, account))
                .as(isForwarded(message) ? Form.REPOST : Form.ORIGINAL)
                .answeredAt(chatId.map(to -> new ReplyAddress(to, id, connection)));
        addMedia(message, id, draft);
        return kind.startsWith("edited_") ? draft.editAt(index) : draft.at(index);
    }

    private static void addMedia(JsonNode message, Optional<String> messageId, PostDraft draft) {
        for (String type : MEDIA) {
            draft.with(
                    type,
                    Fields.id(message.path(type), "file_id"),
                    Optional.empty(),
                    Fields.text(message.path(type), "file_name"));
        }
        List<JsonNode> sizes = Fields.list(message.path("photo"));
        if (!sizes.isEmpty()) {
            draft.with("photo", Fields.id(sizes.getLast(), "file_id"));
        }
        if (message.path("location").isObject()) {
            draft.with("location", messageId);
        }
        if (message.path("contact").isObject()) {
            draft.with("contact", messageId);
        }
    }

    private static Optional<String> name(JsonNode from) {
        return Optional.of(Stream.of(Fields.text(from, "first_name"), Fields.text(from, "last_name"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" ")));
    }

    private static boolean isForwarded(JsonNode message) {
        return message.has("forward_origin") || message.has("forward_date");
    }

    private static boolean mentionsUs(JsonNode message, AccountContext account) {
        JsonNode answered = message.path("reply_to_message").path("from");
        if (account.isOwn(Fields.id(answered, "id"))) {
            return true;
        }
        String text = Fields.text(message, "text")
                .or(() -> Fields.text(message, "caption"))
                .orElse("");
        return Stream.of("entities", "caption_entities")
                .flatMap(name -> Fields.list(message.path(name)).stream())
                .anyMatch(entity -> names(entity, text, account));
    }

    private static boolean names(JsonNode entity, String text, AccountContext account) {
        if (account.isOwn(Fields.id(entity.path("user"), "id"))) {
            return true;
        }
        int offset = entity.path("offset").asInt(-1);
        int length = entity.path("length").asInt(-1);
        if (account.ownName().isEmpty() || offset < 0 || length < 1 || length > text.length() - offset) {
            return false;
        }
        // A command in a group may be addressed as /help@name.
        return text.substring(offset, offset + length)
                .toLowerCase(Locale.ROOT)
                .endsWith("@" + account.ownName().get().toLowerCase(Locale.ROOT));
    }
}
