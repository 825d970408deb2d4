package dev.landfall.channel.discord;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.Fields;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundEvent.Ignored;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.PostDraft;
import dev.landfall.channel.ReplyAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What an interaction says: the text options of a command, the message of a menu, the fields of a form. */
final class Interactions {

    static final int PING = 1;
    static final int COMMAND = 2;
    static final int COMPONENT = 3;
    static final int AUTOCOMPLETE = 4;
    static final int FORM = 5;

    /** Milliseconds of 2015, from which Discord's ids count; see its reference on snowflakes. */
    private static final long EPOCH = 1_420_070_400_000L;

    private static final int TEXT_OPTION = 3;
    private static final int DEEPEST = 5;

    private Interactions() {}

    static InboundEvent event(JsonNode root, AccountContext account) {
        Optional<String> id = Fields.id(root, "id");
        return switch (root.path("type").asInt()) {
            case PING -> new Ignored(0, id, IgnoredReason.PING);
            case COMMAND, FORM -> message(root, id, account);
            case COMPONENT, AUTOCOMPLETE -> new Ignored(0, id, IgnoredReason.POSTBACK);
            default -> new Ignored(0, id, IgnoredReason.UNKNOWN_EVENT_TYPE);
        };
    }

    private static InboundEvent message(JsonNode root, Optional<String> id, AccountContext account) {
        JsonNode user = root.path("member").has("user") ? root.path("member").path("user") : root.path("user");
        if (Fields.flag(user, "bot")) {
            return new Ignored(0, id, IgnoredReason.BOT_AUTHOR);
        }
        Optional<String> sender = Fields.id(user, "id");
        PostDraft draft = new PostDraft(DiscordChannel.NAME, account)
                .source(id, sender, id.flatMap(Interactions::instant))
                .from(sender, Fields.text(user, "global_name").or(() -> Fields.text(user, "username")))
                .saying(text(root.path("data")), Fields.text(root, "locale"))
                .addressed(true, false)
                .answeredAt(sender.map(to -> new ReplyAddress(to, Optional.empty(), Fields.id(root, "token"))));
        root.path("data")
                .path("resolved")
                .path("attachments")
                .forEach(file -> draft.with(
                        Fields.text(file, "content_type")
                                .map(type -> type.split("/")[0])
                                .orElse("file"),
                        Fields.id(file, "id"),
                        Fields.text(file, "url"),
                        Fields.text(file, "filename")));
        return draft.at(0);
    }

    private static Optional<String> text(JsonNode data) {
        List<String> found = new ArrayList<>();
        options(data.path("options"), found, 0);
        components(data.path("components"), found, 0);
        data.path("resolved")
                .path("messages")
                .forEach(message -> Fields.text(message, "content").ifPresent(found::add));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.stream().filter(text -> !text.isBlank()).collect(Collectors.joining("\n")));
    }

    /** Commands nest their options in subcommands. */
    private static void options(JsonNode options, List<String> found, int depth) {
        for (JsonNode option : Fields.list(options)) {
            if (option.path("type").asInt(0) == TEXT_OPTION) {
                Fields.text(option, "value").ifPresent(found::add);
            }
            if (depth < DEEPEST) {
                options(option.path("options"), found, depth + 1);
            }
        }
    }

    /** A form's rows hold its fields, or a label holds one. */
    private static void components(JsonNode components, List<String> found, int depth) {
        for (JsonNode component : Fields.list(components)) {
            Fields.text(component, "value").ifPresent(found::add);
            if (depth < DEEPEST) {
                components(component.path("components"), found, depth + 1);
                Fields.text(component.path("component"), "value").ifPresent(found::add);
            }
        }
    }

    private static Optional<Instant> instant(String snowflake) {
        try {
            return Fields.plausible(Instant.ofEpochMilli((Long.parseLong(snowflake) >> 22) + EPOCH));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
