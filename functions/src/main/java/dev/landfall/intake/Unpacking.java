package dev.landfall.intake;

import dev.landfall.channel.Account;
import dev.landfall.channel.AccountContext;
import dev.landfall.channel.Accounts;
import dev.landfall.channel.Channel;
import dev.landfall.channel.Channels;
import dev.landfall.channel.DeliveryReport;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.SocialPost;
import dev.landfall.contact.Keys;
import java.util.List;
import java.util.Optional;

/** Splits a body into events with their keys; the same body always gives the same ones. */
public final class Unpacking {

    private final Channels channels;
    private final Accounts accounts;
    private final Keys keys;

    public Unpacking(Channels channels, Accounts accounts, Keys keys) {
        this.channels = channels;
        this.accounts = accounts;
        this.keys = keys;
    }

    Optional<Channel> channel(String name) {
        return channels.named(name);
    }

    Optional<Account> account(String channel, String name) {
        return accounts.find(channel, name);
    }

    /** The vendor's own name for the delivery, else one that the body gives; neither can be made by a stranger. */
    String receiptId(String channel, String account, Optional<String> deliveryId, byte[] body) {
        return deliveryId
                .map(id -> keys.of("delivery", channel, account, id))
                .orElseGet(() -> keys.receipt(channel, account, body));
    }

    /** The events of a receipt whose body may be missing; an account that is gone since does not matter. */
    List<Event> events(Receipt receipt, Optional<byte[]> body) {
        if (body.isEmpty()) {
            return List.of(new Event.Broken(0, whole(receipt.id()), "body_missing"));
        }
        AccountContext context = account(receipt.channel(), receipt.account())
                .map(Account::context)
                .orElseGet(() -> AccountContext.of(receipt.account()));
        return channel(receipt.channel())
                .map(channel -> events(receipt.id(), channel.parse(body.get(), context)))
                .orElseGet(() -> List.of(new Event.Broken(0, whole(receipt.id()), "channel_unknown")));
    }

    List<Event> events(String receipt, Parsed parsed) {
        return switch (parsed) {
            case Parsed.Malformed malformed ->
                List.of(new Event.Broken(0, whole(receipt), malformed.reason().word()));
            case Parsed.Upload upload -> List.of();
            case Parsed.Events events ->
                events.events().stream().map(event -> event(receipt, event)).toList();
        };
    }

    /**
     * What is no message is keyed by its place: the vendors name a message's edit, reading and deletion by the id of
     * the message itself.
     */
    private Event event(String receipt, InboundEvent event) {
        return switch (event) {
            case InboundEvent.Message message -> said(message.index(), message.post());
            case InboundEvent.Edited edited ->
                new Event.Edited(
                        edited.index(),
                        placed(receipt, edited.index()),
                        group(edited.post()),
                        source(edited.post()),
                        edited.post());
            case InboundEvent.Withdrawn withdrawn ->
                withdrawn(withdrawn.index(), placed(receipt, withdrawn.index()), withdrawn.taken());
            case InboundEvent.Delivered delivered ->
                new Event.Told(
                        delivered.index(),
                        placed(receipt, delivered.index()),
                        group(delivered.report()),
                        delivered.report());
            case InboundEvent.Mail mail ->
                new Event.Mailed(
                        mail.index(), placed(receipt, mail.index()), placed(receipt, mail.index()), mail.mail());
            case InboundEvent.Subscription subscription ->
                new Event.Subscribing(subscription.index(), placed(receipt, subscription.index()), subscription.url());
            case InboundEvent.Ignored ignored ->
                new Event.LeftAlone(
                        ignored.index(),
                        placed(receipt, ignored.index()),
                        ignored.reason().word());
            case InboundEvent.Quarantined broken ->
                new Event.Broken(
                        broken.index(),
                        placed(receipt, broken.index()),
                        broken.reason().word());
        };
    }

    private Event said(int index, SocialPost post) {
        return new Event.Said(index, source(post), group(post), post);
    }

    private String source(SocialPost post) {
        return keys.source(post.channel(), post.account(), post.conversation(), post.sourceId());
    }

    private String group(SocialPost post) {
        return keys.identity(post.channel(), post.account(), post.sourceUserId())
                .value();
    }

    /** Behind what the same person said before, where the vendor says who took it back. */
    private Event withdrawn(int index, String key, InboundEvent.Taken taken) {
        String group = taken.userId()
                .map(user ->
                        keys.identity(taken.channel(), taken.account(), user).value())
                .orElse(key);
        String message = keys.source(taken.channel(), taken.account(), taken.conversation(), taken.messageId());
        return new Event.Withdrawn(index, key, group, message);
    }

    /** Each message of ours for itself: their order does not matter, and none waits for another. */
    private String group(DeliveryReport report) {
        return switch (report.of()) {
            case DeliveryReport.One one -> keys.of("sent", report.channel(), report.account(), one.id());
            case DeliveryReport.Until until -> keys.of("until", report.channel(), report.account(), until.userId());
        };
    }

    private String placed(String receipt, int index) {
        return keys.of("event", receipt, Integer.toString(index));
    }

    private String whole(String receipt) {
        return keys.of("event", receipt, "whole");
    }
}
