package dev.landfall.intake;

import dev.landfall.channel.Account;
import dev.landfall.channel.Channel;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes in what we fetched as if it had been delivered: kept, then one message an event. */
public final class Gathering {

    private final Inbox inbox;
    private final Dispatch dispatch;

    public Gathering(Inbox inbox, Dispatch dispatch) {
        this.inbox = inbox;
        this.dispatch = dispatch;
    }

    Optional<Account> account(String channel, String name) {
        return inbox.unpacking().account(channel, name);
    }

    /**
     * Once this returns, nothing in the body can be lost. Events that came before, by whatever way, have their outcome
     * and are not queued again.
     *
     * @return how many were queued
     */
    int take(String channelName, Account account, byte[] body, Instant now) {
        Channel channel = inbox.unpacking().channel(channelName).orElseThrow();
        String name = account.context().account();
        String id = inbox.unpacking().receiptId(channelName, name, Optional.empty(), body);
        List<Event> all = inbox.unpacking().events(id, channel.parse(body, account.context()));
        List<Event> open = dispatch.open(all);
        if (open.isEmpty()) {
            return 0;
        }
        Receipts.Accepted accepted = inbox.receipts()
                .accept(new Receipts.Delivered(id, channelName, name, account.jurisdiction(), body), true, now);
        dispatch.send(accepted.receipt(), open, 0);
        Log.info("found posts accepted", "channel", channelName, "receipt", id, "events", open.size());
        Metrics.count("EventsAccepted", open.size(), "channel", channelName);
        return open.size();
    }
}
