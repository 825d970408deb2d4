package dev.landfall.channel.meta;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.DeliveryReport;
import dev.landfall.channel.Fields;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundEvent.Ignored;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.InboundEvent.QuarantineReason;
import dev.landfall.channel.InboundEvent.Quarantined;
import dev.landfall.channel.PostDraft;
import dev.landfall.channel.ReplyAddress;
import dev.landfall.ticket.Arrival;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What is said to a page or an Instagram account alone, and what Meta tells of our own messages there.
 * See <a href="https://developers.facebook.com/docs/messenger-platform/reference/webhook-events">its reference</a>.
 */
final class PageMessages {

    private static final Map<String, IgnoredReason> LEFT_ALONE = Map.ofEntries(
            Map.entry("reaction", IgnoredReason.REACTION),
            Map.entry("referral", IgnoredReason.REFERRAL),
            Map.entry("optin", IgnoredReason.SUBSCRIPTION),
            Map.entry("account_linking", IgnoredReason.ACCOUNT_LINK),
            Map.entry("policy_enforcement", IgnoredReason.ACCOUNT_NEWS),
            Map.entry("pass_thread_control", IgnoredReason.THREAD_CONTROL),
            Map.entry("take_thread_control", IgnoredReason.THREAD_CONTROL),
            Map.entry("request_thread_control", IgnoredReason.THREAD_CONTROL),
            Map.entry("app_roles", IgnoredReason.THREAD_CONTROL));

    private final String channel;
    private final AccountContext account;
    private final List<InboundEvent> events;

    PageMessages(String channel, AccountContext account, List<InboundEvent> events) {
        this.channel = channel;
        this.account = account;
        this.events = events;
    }

    void add(JsonNode event) {
        if (!event.isObject()) {
            events.add(new Quarantined(events.size(), Optional.empty(), QuarantineReason.NOT_AN_OBJECT));
        } else if (event.has("delivery")) {
            delivered(event);
        } else {
            events.add(event(event, events.size()));
        }
    }

    private InboundEvent event(JsonNode event, int index) {
        if (event.has("message")) {
            return message(event, event.path("message"), index);
        }
        if (event.has("message_edit")) {
            JsonNode edit = event.path("message_edit");
            return isOurs(event, edit) ? own(edit, index) : draft(event, edit).editAt(index);
        }
        if (event.has("postback")) {
            return postback(event, event.path("postback"), index);
        }
        if (event.has("read")) {
            return read(event, event.path("read"), index);
        }
        return new Ignored(
                index,
                Optional.empty(),
                LEFT_ALONE.entrySet().stream()
                        .filter(entry -> event.has(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(IgnoredReason.UNKNOWN_EVENT_TYPE));
    }

    private InboundEvent message(JsonNode event, JsonNode message, int index) {
        if (isOurs(event, message)) {
            return own(message, index);
        }
        PostDraft draft = draft(event, message);
        if (Fields.flag(message, "is_deleted")) {
            return draft.withdrawnAt(index);
        }
        if (Fields.flag(message, "is_unsupported")) {
            return new Ignored(index, Fields.id(message, "mid"), IgnoredReason.UNKNOWN_MESSAGE_TYPE);
        }
        for (JsonNode attachment : Fields.list(message.path("attachments"))) {
            draft.with(
                    Fields.text(attachment, "type").orElse("file"),
                    Fields.id(message, "mid"),
                    Fields.text(attachment.path("payload"), "url"),
                    Optional.empty());
        }
        if (message.path("reply_to").path("story").isObject()) {
            draft.with("story", Fields.id(message.path("reply_to").path("story"), "id"));
        }
        return draft.at(index);
    }

    /** A pressed button says what is written on it. */
    private InboundEvent postback(JsonNode event, JsonNode postback, int index) {
        Optional<String> title = Fields.text(postback, "title").filter(text -> !text.isBlank());
        return title.isEmpty() || Fields.id(postback, "mid").isEmpty()
                ? new Ignored(index, Fields.id(postback, "mid"), IgnoredReason.POSTBACK)
                : draft(event, postback).saying(title, Optional.empty()).at(index);
    }

    private PostDraft draft(JsonNode event, JsonNode message) {
        Optional<String> sender = Fields.id(event.path("sender"), "id");
        return new PostDraft(channel, account)
                .source(Fields.id(message, "mid"), sender, Fields.millis(event, "timestamp"))
                .from(sender, Optional.empty())
                .saying(Fields.text(message, "text"), Optional.empty())
                .addressed(true, true)
                .answeredAt(sender.map(ReplyAddress::to));
    }

    private boolean isOurs(JsonNode event, JsonNode message) {
        return Fields.flag(message, "is_echo") || account.isOwn(Fields.id(event.path("sender"), "id"));
    }

    private static InboundEvent own(JsonNode message, int index) {
        return new Ignored(index, Fields.id(message, "mid"), IgnoredReason.OWN_POST);
    }

    /** Messages by name where Meta names them, else all until an instant. */
    private void delivered(JsonNode event) {
        JsonNode delivery = event.path("delivery");
        List<DeliveryReport.Which> which = Fields.list(delivery.path("mids")).stream()
                .flatMap(mid -> Fields.idValue(mid).stream())
                .<DeliveryReport.Which>map(DeliveryReport.One::new)
                .toList();
        List<DeliveryReport.Which> told = which.isEmpty() ? until(event).toList() : which;
        if (told.isEmpty()) {
            events.add(new Quarantined(events.size(), Optional.empty(), QuarantineReason.NO_SENDER));
        }
        told.forEach(one -> events.add(report(event, delivery, one, Arrival.State.DELIVERED, events.size())));
    }

    private InboundEvent read(JsonNode event, JsonNode read, int index) {
        return Stream.concat(Fields.id(read, "mid").map(DeliveryReport.One::new).stream(), until(event))
                .findFirst()
                .map(which -> report(event, read, which, Arrival.State.READ, index))
                .orElseGet(() -> new Quarantined(index, Optional.empty(), QuarantineReason.NO_SENDER));
    }

    private static Stream<DeliveryReport.Which> until(JsonNode event) {
        return Fields.id(event.path("sender"), "id").<DeliveryReport.Which>map(DeliveryReport.Until::new).stream();
    }

    private InboundEvent report(
            JsonNode event, JsonNode told, DeliveryReport.Which which, Arrival.State state, int index) {
        Optional<Instant> at = Fields.millis(told, "watermark").or(() -> Fields.millis(event, "timestamp"));
        return at.<InboundEvent>map(instant -> new InboundEvent.Delivered(
                        index, new DeliveryReport(channel, account.account(), which, state, instant, "")))
                .orElseGet(() -> new Quarantined(index, which.vendorId(), QuarantineReason.NO_TIME));
    }
}
