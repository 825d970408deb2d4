package dev.landfall.channel.meta;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.Fields;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundEvent.Ignored;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.InboundEvent.QuarantineReason;
import dev.landfall.channel.InboundEvent.Quarantined;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One entry of Messenger's or Instagram's body: conversations, and what people write in public on our pages. */
final class PageEntries {

    private final String channel;
    private final AccountContext account;
    private final List<InboundEvent> events;

    PageEntries(String channel, AccountContext account, List<InboundEvent> events) {
        this.channel = channel;
        this.account = account;
        this.events = events;
    }

    /** In the order in which the entry holds them. */
    void add(JsonNode entry) {
        if (!entry.isObject()) {
            events.add(new Quarantined(events.size(), Optional.empty(), QuarantineReason.NOT_AN_OBJECT));
            return;
        }
        // The entry says whose page it is; that counts where the account's own settings are silent.
        AccountContext ours = new AccountContext(
                account.account(), account.ownUserId().or(() -> Fields.id(entry, "id")), account.ownName());
        for (Map.Entry<String, JsonNode> part : entry.properties()) {
            switch (part.getKey()) {
                case "messaging" ->
                    Fields.list(part.getValue()).forEach(one -> new PageMessages(channel, ours, events).add(one));
                // Another app holds the conversation, and Meta forbids us to answer.
                case "standby" ->
                    Fields.list(part.getValue())
                            .forEach(one -> events.add(new Ignored(
                                    events.size(), Fields.id(one.path("message"), "mid"), IgnoredReason.STANDBY)));
                case "changes" ->
                    Fields.list(part.getValue())
                            .forEach(one -> events.add(
                                    new PageComments(channel, ours).event(one, entry.path("time"), events.size())));
                default -> {}
            }
        }
    }
}
