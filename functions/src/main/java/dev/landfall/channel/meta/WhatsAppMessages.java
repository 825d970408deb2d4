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
import dev.landfall.channel.SocialPost.Form;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The messages of one change. Who hides the phone number is known by the business-scoped id alone, which every message
 * carries; so that id names the person where there is one, and the number is only where answers go.
 */
final class WhatsAppMessages {

    private static final Set<String> MEDIA = Set.of("image", "video", "audio", "document", "sticker");

    private final AccountContext account;
    private final List<JsonNode> contacts;
    private final Optional<String> ourNumber;

    WhatsAppMessages(AccountContext account, JsonNode value) {
        this.account = account;
        this.contacts = Fields.list(value.path("contacts"));
        this.ourNumber = Fields.id(value.path("metadata"), "phone_number_id");
    }

    InboundEvent event(JsonNode message, int index) {
        if (!message.isObject()) {
            return new Quarantined(index, Optional.empty(), QuarantineReason.NOT_AN_OBJECT);
        }
        Optional<String> id = Fields.id(message, "id");
        String type = Fields.text(message, "type").orElse("");
        return switch (type) {
            case "text", "image", "video", "audio", "document", "sticker", "location", "contacts", "button" ->
                said(message, message, id).at(index);
            case "interactive" -> pressed(message, id, index);
            case "edit" -> {
                JsonNode edit = message.path("edit");
                yield said(message, edit.path("message"), Fields.id(edit, "original_message_id"))
                        .editAt(index);
            }
            case "revoke" ->
                said(message, message, Fields.id(message.path("revoke"), "original_message_id"))
                        .withdrawnAt(index);
            case "reaction" -> new Ignored(index, id, IgnoredReason.REACTION);
            case "system" -> new Ignored(index, id, IgnoredReason.SYSTEM);
            case "request_welcome" -> new Ignored(index, id, IgnoredReason.JOIN);
            default -> new Ignored(index, id, IgnoredReason.UNKNOWN_MESSAGE_TYPE);
        };
    }

    /** A pressed button says what is written on it. */
    private InboundEvent pressed(JsonNode message, Optional<String> id, int index) {
        JsonNode interactive = message.path("interactive");
        if (Fields.text(interactive, "type").equals(Optional.of("call_permission_reply"))) {
            return new Ignored(index, id, IgnoredReason.CALL);
        }
        Optional<String> title = Fields.text(interactive.path("button_reply"), "title")
                .or(() -> Fields.text(interactive.path("list_reply"), "title"))
                .or(() -> Fields.text(interactive.path("nfm_reply"), "body"))
                .filter(text -> !text.isBlank());
        return title.isEmpty()
                ? new Ignored(index, id, IgnoredReason.POSTBACK)
                : said(message, message, id).saying(title, Optional.empty()).at(index);
    }

    /**
     * @param frame who says it, and when
     * @param content what is said
     */
    private PostDraft said(JsonNode frame, JsonNode content, Optional<String> id) {
        Optional<String> phone = Fields.id(frame, "from");
        Optional<JsonNode> contact = contact(frame, phone);
        Optional<String> scoped =
                Fields.id(frame, "from_user_id").or(() -> contact.flatMap(it -> Fields.id(it, "user_id")));
        Optional<String> person = scoped.or(() -> phone);
        Optional<String> group = Fields.id(frame, "group_id");
        Optional<Instant> at = Fields.seconds(frame, "timestamp");
        PostDraft draft = new PostDraft(MetaChannel.WHATSAPP, account)
                .source(id, group.or(() -> person), at)
                .from(person, contact.flatMap(it -> Fields.text(it.path("profile"), "name")))
                .saying(words(content), Optional.empty())
                .addressed(group.isEmpty(), group.isEmpty())
                .as(isForwarded(frame) ? Form.REPOST : Form.ORIGINAL)
                .answeredAt(group.or(() -> phone)
                        .or(() -> scoped)
                        .map(to -> new ReplyAddress(to, Optional.empty(), ourNumber)));
        String type = Fields.text(content, "type").orElse("");
        if (MEDIA.contains(type)) {
            draft.with(
                    type,
                    Fields.id(content.path(type), "id"),
                    Optional.empty(),
                    Fields.text(content.path(type), "filename"));
        }
        if (type.equals("location") || type.equals("contacts")) {
            draft.with(type.equals("contacts") ? "contact" : type, id);
        }
        return draft;
    }

    private static Optional<String> words(JsonNode content) {
        return switch (Fields.text(content, "type").orElse("")) {
            case "text" -> Fields.text(content.path("text"), "body");
            case "button" -> Fields.text(content.path("button"), "text");
            case "location" ->
                Optional.of(Stream.of("name", "address")
                        .flatMap(name -> Fields.text(content.path("location"), name).stream())
                        .collect(Collectors.joining("\n")));
            case "image", "video", "document" ->
                Fields.text(content.path(Fields.text(content, "type").orElse("")), "caption");
            default -> Optional.empty();
        };
    }

    /** The one that the message is from; one alone is meant even where the numbers are written differently. */
    private Optional<JsonNode> contact(JsonNode frame, Optional<String> phone) {
        Optional<String> scoped = Fields.id(frame, "from_user_id");
        return contacts.stream()
                .filter(it -> (phone.isPresent() && Fields.id(it, "wa_id").equals(phone))
                        || (scoped.isPresent() && Fields.id(it, "user_id").equals(scoped)))
                .findFirst()
                .or(() -> contacts.size() == 1 ? Optional.of(contacts.getFirst()) : Optional.empty());
    }

    private static boolean isForwarded(JsonNode message) {
        JsonNode context = message.path("context");
        return Fields.flag(context, "forwarded") || Fields.flag(context, "frequently_forwarded");
    }
}
