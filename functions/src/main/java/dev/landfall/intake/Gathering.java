package dev.landfall.intake;

import dev.landfall.channel.Account;
import dev.landfall.channel.Channel;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
     * What one run fetches for one account.
     *
     * @param queued keys of events that it has queued: several questions find the same post before it has an outcome
     */
    record Run(String channel, Account account, Set<String> queued, Instant now) {}

    /**
     * Once this returns, nothing in the body can be lost. Events that came before, by whatever way, have their outcome
     * and are not queued again.
     *
     * @return how many were queued
     */
    int take(Run run, byte[] body) {
        Channel channel = inbox.unpacking().channel(run.channel()).orElseThrow();
        String name = run.account().context().account();
        String id = inbox.unpacking().receiptId(run.channel(), name, Optional.empty(), body);
        List<Event> all =
                inbox.unpacking().events(id, channel.parse(body, run.account().context()));
        List<Event> open = open(all, run);
        if (open.isEmpty()) {
            return 0;
        }
        Receipts.Accepted accepted = inbox.receipts()
                .accept(
                        new Receipts.Delivered(
                                id, run.channel(), name, run.account().jurisdiction(), body),
                        all.stream().map(Event::key).toList(),
                        run.now());
        dispatch.send(accepted.receipt(), open, 0);
        open.forEach(event -> run.queued().add(event.key()));
        Log.info("found posts accepted", "channel", run.channel(), "receipt", id, "events", open.size());
        Metrics.count("EventsAccepted", open.size(), "channel", run.channel());
        return open.size();
    }

    /** Each post once, though a page repeats it. */
    private List<Event> open(List<Event> events, Run run) {
        Set<String> here = new HashSet<>();
        List<Event> unseen = events.stream()
                .filter(event -> !run.queued().contains(event.key()) && here.add(event.key()))
                .toList();
        return dispatch.open(unseen);
    }
}
