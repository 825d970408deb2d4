package dev.landfall.channel.line;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One event of a LINE batch. */
final class LineEvents {

    private static final Map<String, IgnoredReason> LEFT_ALONE = Map.ofEntries(
            Map.entry("follow", IgnoredReason.FOLLOW),
            Map.entry("unfollow", IgnoredReason.UNFOLLOW),
            Map.entry("join", IgnoredReason.JOIN),
            Map.entry("leave", IgnoredReason.LEAVE),
            Map.entry("memberJoined", IgnoredReason.MEMBERS),
            Map.entry("memberLeft", IgnoredReason.MEMBERS),
            Map.entry("postback", IgnoredReason.POSTBACK),
            Map.entry("beacon", IgnoredReason.BEACON),
            Map.entry("accountLink", IgnoredReason.ACCOUNT_LINK),
            Map.entry("things", IgnoredReason.DEVICE),
            Map.entry("videoPlayComplete", IgnoredReason.VIDEO_PLAYED),
            Map.entry("membership", IgnoredReason.SUBSCRIPTION));

    private LineEvents() {}

    static InboundEvent event(JsonNode event, int index, AccountContext account) {
        if (!event.isObject()) {
            return new Quarantined(index, Optional.empty(), QuarantineReason.NOT_AN_OBJECT);
        }
        String type = Fields.text(event, "type").orElse("");
        if (type.equals("unsend")) {
            return unsent(event, index, account);
        }
        boolean edit = type.equals("messageEdited");
        if (!type.equals("message") && !edit) {
            IgnoredReason reason = LEFT_ALONE.getOrDefault(type, IgnoredReason.UNKNOWN_EVENT_TYPE);
            return new Ignored(index, Fields.id(event, "webhookEventId"), reason);
        }
        // In standby another module holds the conversation, and LINE forbids us to answer.
        if (Fields.text(event, "mode").equals(Optional.of("standby"))) {
            return new Ignored(index, messageId(event), IgnoredReason.STANDBY);
        }
        return message(event, index, account, edit);
    }

    private static InboundEvent unsent(JsonNode event, int index, AccountContext account) {
        JsonNode source = event.path("source");
        Optional<String> user = Fields.id(source, "userId");
        return new PostDraft(LineChannel.NAME, account)
                .source(
                        Fields.id(event.path("unsend"), "messageId"),
                        conversation(source, user),
                        Fields.millis(event, "timestamp"))
                .from(user, Optional.empty())
                .withdrawnAt(index);
    }

    private static Optional<String> conversation(JsonNode source, Optional<String> user) {
        return isDirect(source) ? user : Fields.id(source, "groupId", "roomId");
    }

    private static boolean isDirect(JsonNode source) {
        return Fields.text(source, "type").equals(Optional.of("user"));
    }

    private static InboundEvent message(JsonNode event, int index, AccountContext account, boolean edit) {
        JsonNode message = event.path("message");
        String type = Fields.text(message, "type").orElse("");
        if (!List.of("text", "sticker", "image", "video", "audio", "file", "location")
                .contains(type)) {
            return new Ignored(index, messageId(event), IgnoredReason.UNKNOWN_MESSAGE_TYPE);
        }
        JsonNode source = event.path("source");
        Optional<String> user = Fields.id(source, "userId");
        boolean direct = isDirect(source);
        // Members of a group who did not agree to be known come without an id.
        if (user.isEmpty() && !direct) {
            return new Ignored(index, messageId(event), IgnoredReason.NO_SENDER);
        }
        if (account.isOwn(user)) {
            return new Ignored(index, messageId(event), IgnoredReason.OWN_POST);
        }
        Optional<String> conversation = conversation(source, user);
        PostDraft draft = new PostDraft(LineChannel.NAME, account)
                .source(messageId(event), conversation, Fields.millis(event, "timestamp"))
                .from(user, Optional.empty())
                .saying(words(message, type), Optional.empty())
                .addressed(direct, mentionsUs(message, account))
                .answeredAt(
                        conversation.map(to -> new ReplyAddress(to, messageId(event), Fields.id(event, "replyToken"))));
        if (!type.equals("text")) {
            draft.with(
                    type,
                    messageId(event),
                    Fields.text(message.path("contentProvider"), "originalContentUrl"),
                    Fields.text(message, "fileName"));
        }
        return edit ? draft.editAt(index) : draft.at(index);
    }

    /** Stickers carry text when the person typed some; places carry a title and an address. */
    private static Optional<String> words(JsonNode message, String type) {
        return type.equals("location")
                ? Optional.of(Stream.of(Fields.text(message, "title"), Fields.text(message, "address"))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("\n")))
                : Fields.text(message, "text");
    }

    private static boolean mentionsUs(JsonNode message, AccountContext account) {
        return Fields.list(message.path("mention").path("mentionees")).stream()
                .anyMatch(one -> Fields.flag(one, "isSelf") || account.isOwn(Fields.id(one, "userId")));
    }

    private static Optional<String> messageId(JsonNode event) {
        return Fields.id(event.path("message"), "id");
    }
}
