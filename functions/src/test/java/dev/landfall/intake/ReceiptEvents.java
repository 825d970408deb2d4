package dev.landfall.intake;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.Channels;
import dev.landfall.channel.Parsed;
import dev.landfall.contact.Keys;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a kept body holds, for whoever counts from outside whether all of it came to an end. */
public final class ReceiptEvents {

    private final Unpacking unpacking;

    public ReceiptEvents(Channels channels, JsonNode secrets, Keys keys) {
        this.unpacking = new Unpacking(channels, new dev.landfall.channel.Accounts(() -> secrets), keys);
    }

    /**
     * One event.
     *
     * @param key of its outcome
     * @param group in which it waits
     */
    public record Named(String receipt, int index, String key, String group) {}

    /**
     * The receipt of a delivery.
     *
     * @param signedId the delivery's id where the vendor signs one
     */
    public String receiptOf(String channel, String account, Optional<String> signedId, byte[] body) {
        Parsed parsed = unpacking.channel(channel).orElseThrow().parse(body, AccountContext.of(account));
        Optional<String> own = parsed instanceof Parsed.Events events ? events.deliveryId() : Optional.empty();
        return unpacking.receiptId(channel, account, signedId.or(() -> own), body);
    }

    /** The events of a receipt, in their order. */
    public List<Named> of(String receipt, String channel, String account, byte[] body) {
        AccountContext context = unpacking
                .account(channel, account)
                .map(dev.landfall.channel.Account::context)
                .orElseGet(() -> AccountContext.of(account));
        return unpacking
                .events(receipt, unpacking.channel(channel).orElseThrow().parse(body, context))
                .stream()
                .map(event -> new Named(receipt, event.index(), event.key(), event.group()))
                .toList();
    }
}
