package dev.landfall.channel.discord;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.ChannelLimits;
import dev.landfall.channel.ChannelSender;
import dev.landfall.channel.Delivery;
import dev.landfall.channel.Delivery.RefusalReason;
import dev.landfall.channel.Fields;
import dev.landfall.channel.OutboundMessage;
import dev.landfall.channel.OutboundMessage.Content;
import dev.landfall.channel.Vendor;
import dev.landfall.channel.VendorHttp;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows an interaction up while its token lives (a quarter of an hour), else writes to the person directly, which
 * works only where they share a server with the bot or have installed the app. Discord takes a nonce as retry key for
 * direct messages alone, so an unanswered request stays unknown.
 */
public final class DiscordSender implements ChannelSender {

    private final Vendor vendor;

    public DiscordSender(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public String name() {
        return DiscordChannel.NAME;
    }

    @Override
    public Delivery send(OutboundMessage message, AccountSecrets account) {
        if (!(message.content() instanceof Content.Text content)) {
            return Delivery.refused(RefusalReason.WRONG_CONTENT);
        }
        List<String> parts =
                vendor.limits(DiscordChannel.NAME).text(ChannelLimits.DIRECT).fit(content.text());
        Optional<String> followUp = message.to()
                .hint()
                .filter(DiscordSender::isSafe)
                .flatMap(token -> account.ownUserId()
                        .filter(DiscordSender::isSafe)
                        .map(app -> "/api/v10/webhooks/" + app + "/" + token));
        if (followUp.isPresent()) {
            Delivery delivery = parts(parts, followUp.get(), Map.of());
            if (!isGone(delivery)) {
                return delivery;
            }
        }
        return direct(message, account, parts);
    }

    /** An interaction's token that lives no more is answered 401 or 404. */
    private static boolean isGone(Delivery delivery) {
        return delivery instanceof Delivery.Refused refused
                && (refused.reason() == RefusalReason.UNAUTHORISED
                        || refused.reason() == RefusalReason.NO_SUCH_RECIPIENT);
    }

    private Delivery direct(OutboundMessage message, AccountSecrets account, List<String> parts) {
        if (account.accessToken().isEmpty()) {
            return Delivery.refused(RefusalReason.NOT_CONFIGURED);
        }
        Map<String, String> headers =
                Map.of("Authorization", "Bot " + account.accessToken().get());
        Optional<URI> open = vendor.atVendor(DiscordChannel.NAME, "/api/v10/users/@me/channels");
        if (open.isEmpty()) {
            return Delivery.refused(RefusalReason.NOT_CONFIGURED);
        }
        VendorHttp.Outcome opened = vendor.post(
                DiscordChannel.NAME,
                open.get(),
                headers,
                Vendor.json(Map.of("recipient_id", message.to().to())));
        Optional<String> channel = opened instanceof VendorHttp.Answered answer && answer.status() == 200
                ? Fields.id(Vendor.object(answer), "id").filter(DiscordSender::isSafe)
                : Optional.empty();
        return channel.map(id -> parts(parts, "/api/v10/channels/" + id + "/messages", headers))
                .orElseGet(() -> notOpened(opened));
    }

    /** Opening a conversation twice is opening it once, so nothing of it is ever unknown. */
    private Delivery notOpened(VendorHttp.Outcome opened) {
        return switch (vendor.delivery(DiscordChannel.NAME, opened, answer -> Optional.empty())) {
            case Delivery.Sent sent -> Delivery.retryable(RefusalReason.VENDOR_FAILED, Optional.empty());
            case Delivery.Unknown unknown -> Delivery.retryable(RefusalReason.VENDOR_FAILED, Optional.empty());
            case Delivery.Refused refused -> refused;
        };
    }

    private Delivery parts(List<String> parts, String path, Map<String, String> headers) {
        return Delivery.inParts(parts.size(), i -> part(parts.get(i), path, headers));
    }

    private Delivery part(String part, String path, Map<String, String> headers) {
        Optional<URI> uri = vendor.atVendor(DiscordChannel.NAME, path);
        if (uri.isEmpty()) {
            return Delivery.refused(RefusalReason.NOT_CONFIGURED);
        }
        // No text of ours may ring anybody else's bell.
        byte[] body = Vendor.json(Map.of("content", part, "allowed_mentions", Map.of("parse", List.of())));
        return vendor.delivery(
                DiscordChannel.NAME,
                vendor.post(DiscordChannel.NAME, uri.get(), headers, body),
                answer -> Fields.id(Vendor.object(answer), "id"));
    }

    private static boolean isSafe(String word) {
        return word.matches("[0-9A-Za-z_.-]{1,300}");
    }
}
