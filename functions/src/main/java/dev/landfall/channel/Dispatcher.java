package dev.landfall.channel;

import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import dev.landfall.policy.Policies;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Origin;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Outbound.State;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Takes one outbound item through its states; throws where the message is to come back later. */
public final class Dispatcher {

    private static final int ATTEMPTS = 5;

    private final Tickets tickets;
    private final Outbox outbox;
    private final ReplyWindows windows;
    private final Ways ways;
    private final Policies policies;
    private final InstantSource clock;

    /** What a message needs on its way out. */
    public record Ways(Senders senders, Composer composer, Accounts accounts, SendCheck check) {

        /** An account that nobody has set up has nothing to send with. */
        AccountSecrets account(Article article) {
            String channel = article.origin().channel();
            return accounts.find(
                            channel,
                            channel.equals("app") ? "push" : article.origin().account())
                    .map(Account::secrets)
                    .orElse(AccountSecrets.NONE);
        }
    }

    /** One item with the ticket and the article that it says. */
    private record Item(Outbound outbound, Ticket ticket, Article article) {}

    public Dispatcher(Tickets tickets, Ways ways, Policies policies, InstantSource clock) {
        this.tickets = tickets;
        this.outbox = new Outbox(tickets);
        this.windows = new ReplyWindows(tickets, policies, clock);
        this.ways = ways;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Does what is to be done now; a ticket that changes meanwhile is read again. What is settled, purged or never
     * was is dropped with a count.
     */
    void dispatch(TicketId ticket, String outbound) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Item> item = item(ticket, outbound);
            if (item.isEmpty()) {
                Metrics.count("Sends", 1, "outcome", "gone");
                return;
            }
            if (decided(item.get())) {
                return;
            }
        }
        throw again("changed");
    }

    private Optional<Item> item(TicketId ticket, String outbound) {
        return tickets.find(ticket)
                .flatMap(found -> tickets.outbound(ticket, outbound)
                        .flatMap(sent -> tickets.article(ticket, sent.article())
                                .map(article -> new Item(sent, found, article))));
    }

    /** False where the ticket or the item changed since it was read, and nothing was done. */
    private boolean decided(Item item) {
        // The stream carries keys alone, so the message's id comes by the item and goes on here.
        if (!item.outbound().correlation().isEmpty()) {
            Log.correlate(item.outbound().correlation());
        }
        SendingRules rules = policies.current(SendingRules.POLICY);
        String channel = item.article().origin().channel();
        ChannelLimits limits = policies.current(ChannelRules.POLICY).of(channel);
        SendDecision decision = SendDecision.of(
                item.outbound(),
                item.ticket(),
                rules.stopped(
                        channel, item.article().language(), item.outbound().byBot()),
                new SendDecision.Claims(rules.claim(), rules.mostClaims(), limits.retryKey()),
                clock.instant());
        return switch (decision) {
            case SendDecision.Settled settled -> {
                Metrics.count("Sends", 1, "outcome", "settled");
                yield true;
            }
            case SendDecision.Later later -> throw again(later.why());
            case SendDecision.End end -> {
                end(item.outbound(), end.state(), "", end.why());
                yield true;
            }
            case SendDecision.Claim claim -> claimed(item, rules);
        };
    }

    private boolean claimed(Item item, SendingRules rules) {
        Optional<String> veto = item.outbound().kind() == Outbound.Kind.RECOMMENDATION
                ? ways.check().veto(item.outbound(), item.article(), item.ticket())
                : Optional.empty();
        if (veto.isPresent()) {
            end(item.outbound(), State.WITHDRAWN, "", veto.get());
            return true;
        }
        Optional<Outbound> claimed = outbox.claim(item.outbound(), item.ticket(), clock.instant());
        claimed.ifPresent(outbound -> send(new Item(outbound, item.ticket(), item.article()), rules));
        return claimed.isPresent();
    }

    private void send(Item item, SendingRules rules) {
        Outbound claimed = item.outbound();
        switch (attempt(item)) {
            case Delivery.Sent sent -> {
                sent(item, sent.vendorId().orElse(""));
                measure(item);
            }
            case Delivery.Unknown unknown ->
                end(claimed, State.UNKNOWN, "", unknown.reason().word());
            case Delivery.Refused refused -> {
                String word = refused.reason().word();
                if (!refused.retryable() || claimed.claims() >= rules.mostClaims()) {
                    end(claimed, State.REFUSED, "", word);
                } else {
                    outbox.store(claimed, claimed.released(word));
                    throw again(word);
                }
            }
        }
    }

    private Delivery attempt(Item item) {
        Optional<ChannelSender> sender =
                ways.senders().named(item.article().origin().channel());
        if (sender.isEmpty() || !ReplyAddress.isIn(item.article().origin().address())) {
            return Delivery.refused(Delivery.RefusalReason.NOT_CONFIGURED);
        }
        Passage passage = windows.passage(item.outbound(), item.article(), item.ticket());
        return ways.composer()
                .compose(item.outbound(), item.article(), item.ticket(), passage)
                .map(message -> sender.get().send(message, ways.account(item.article())))
                .orElseGet(() -> Delivery.refused(Delivery.RefusalReason.WINDOW_CLOSED));
    }

    /** Where the channel will tell what becomes of it, its id there leads back here. */
    private void sent(Item item, String vendorId) {
        Outbound before = item.outbound();
        Outbound after = before.ended(State.SENT, vendorId, "");
        Origin origin = item.article().origin();
        boolean told =
                policies.current(ConversationRules.POLICY).of(origin.channel()).tellsDelivery();
        boolean stored =
                told && !vendorId.isEmpty() ? outbox.storeTold(before, after, origin) : outbox.store(before, after);
        count(before, State.SENT, "", stored);
    }

    private void end(Outbound before, State state, String vendorId, String why) {
        Outbound after = before.ended(state, vendorId, why);
        boolean stored = state == State.UNKNOWN
                ? outbox.storeUnknown(before, after, clock.instant())
                : outbox.store(before, after);
        count(before, state, why, stored);
    }

    private static void count(Outbound before, State state, String why, boolean stored) {
        String outcome = state.name().toLowerCase(java.util.Locale.ROOT);
        Metrics.count("Sends", 1, "outcome", stored ? outcome : "overtaken");
        Log.info(
                "outbound ended",
                "ticket",
                before.ticket(),
                "outbound",
                before.id(),
                "state",
                stored ? outcome : "overtaken",
                "reason",
                why);
    }

    /** How long people wait for the first word that answers them. */
    private void measure(Item item) {
        boolean answers = switch (item.outbound().kind()) {
            case ANSWER, AGENT_REPLY -> true;
            case ACKNOWLEDGEMENT, HANDOVER_NOTICE, RECOMMENDATION, SOLVED_NOTICE -> false;
        };
        if (answers && isFirst(item)) {
            Instant asked = item.ticket().progress().createdAt();
            Metrics.milliseconds(
                    "FirstAnswer",
                    Duration.between(asked, clock.instant()).toMillis(),
                    "channel",
                    item.article().origin().channel());
        }
    }

    private boolean isFirst(Item item) {
        return tickets.outbounds(item.ticket().id()).stream()
                .noneMatch(other -> other.state() == State.SENT
                        && !other.id().equals(item.outbound().id())
                        && (other.kind() == Outbound.Kind.ANSWER || other.kind() == Outbound.Kind.AGENT_REPLY));
    }

    private static IllegalStateException again(String why) {
        Metrics.count("Sends", 1, "outcome", "again_" + why);
        return new IllegalStateException("To be sent later");
    }
}
