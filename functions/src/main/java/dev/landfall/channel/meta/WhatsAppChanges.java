package dev.landfall.channel.meta;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.DeliveryReport;
import dev.landfall.channel.Fields;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundEvent.Ignored;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.InboundEvent.QuarantineReason;
import dev.landfall.channel.InboundEvent.Quarantined;
import dev.landfall.ticket.Arrival;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One entry of the WhatsApp Cloud API: what people say, what became of what we said, and news of the account.
 * See <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components">its reference</a>.
 */
final class WhatsAppChanges {

    private static final Map<String, Arrival.State> STATES = Map.of(
            "sent", Arrival.State.SENT,
            "delivered", Arrival.State.DELIVERED,
            "read", Arrival.State.READ,
            "played", Arrival.State.READ,
            "failed", Arrival.State.FAILED);

    private final AccountContext account;
    private final List<InboundEvent> events;

    WhatsAppChanges(AccountContext account, List<InboundEvent> events) {
        this.account = account;
        this.events = events;
    }

    void add(JsonNode entry) {
        if (!entry.isObject()) {
            events.add(broken());
        }
        Fields.list(entry.path("changes")).forEach(this::change);
    }

    private void change(JsonNode change) {
        JsonNode value = change.path("value");
        if (!value.isObject()) {
            events.add(broken());
            return;
        }
        switch (Fields.text(change, "field").orElse("")) {
            case "messages" -> messages(value);
            case "calls" -> left(IgnoredReason.CALL);
            case "smb_message_echoes", "message_echoes" ->
                value.path("message_echoes")
                        .forEach(echo ->
                                events.add(new Ignored(events.size(), Fields.id(echo, "id"), IgnoredReason.OWN_POST)));
            case "user_preferences" -> left(IgnoredReason.SUBSCRIPTION);
            case "account_update",
                    "account_alerts",
                    "account_review_update",
                    "business_capability_update",
                    "history",
                    "message_template_components_update",
                    "message_template_quality_update",
                    "message_template_status_update",
                    "phone_number_name_update",
                    "phone_number_quality_update",
                    "security",
                    "smb_app_state_sync",
                    "template_category_update" -> left(IgnoredReason.ACCOUNT_NEWS);
            default -> left(IgnoredReason.UNKNOWN_EVENT_TYPE);
        }
    }

    /** In the order in which the value holds them. */
    private void messages(JsonNode value) {
        WhatsAppMessages messages = new WhatsAppMessages(account, value);
        for (Map.Entry<String, JsonNode> part : value.properties()) {
            List<JsonNode> members = Fields.list(part.getValue());
            switch (part.getKey()) {
                case "messages" -> members.forEach(one -> events.add(messages.event(one, events.size())));
                case "statuses" -> members.forEach(one -> events.add(status(one, events.size())));
                case "errors" -> members.forEach(one -> left(IgnoredReason.VENDOR_ERROR));
                default -> {}
            }
        }
    }

    private InboundEvent status(JsonNode status, int index) {
        Optional<String> id = Fields.id(status, "id");
        if (!status.isObject()) {
            return broken();
        }
        if (id.isEmpty()) {
            return new Quarantined(index, id, QuarantineReason.NO_ID);
        }
        Optional<Arrival.State> state =
                Fields.text(status, "status").flatMap(word -> Optional.ofNullable(STATES.get(word)));
        if (state.isEmpty()) {
            return new Ignored(index, id, IgnoredReason.UNKNOWN_MESSAGE_TYPE);
        }
        Optional<Instant> at = Fields.seconds(status, "timestamp");
        return at.<InboundEvent>map(instant -> new InboundEvent.Delivered(
                        index,
                        new DeliveryReport(
                                MetaChannel.WHATSAPP,
                                account.account(),
                                new DeliveryReport.One(id.get()),
                                state.get(),
                                instant,
                                state.get() == Arrival.State.FAILED ? why(status) : "")))
                .orElseGet(() -> new Quarantined(index, id, QuarantineReason.NO_TIME));
    }

    private static String why(JsonNode status) {
        return GraphErrors.word(status.path("errors").path(0).path("code").asInt(0));
    }

    private InboundEvent broken() {
        return new Quarantined(events.size(), Optional.empty(), QuarantineReason.NOT_AN_OBJECT);
    }

    private void left(IgnoredReason reason) {
        events.add(new Ignored(events.size(), Optional.empty(), reason));
    }
}
