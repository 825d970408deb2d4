package dev.landfall.channel;

import dev.landfall.channel.Delivery.RefusalReason;
import dev.landfall.channel.OutboundMessage.Content;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A message as our own JSON, signed as Standard Webhooks with the outbound id as {@code webhook-id}: the receiver
 * drops what it has seen, so an unanswered push may be repeated.
 */
public final class SignedPush {

    private final Vendor vendor;
    private final String channel;

    public SignedPush(Vendor vendor, String channel) {
        this.vendor = vendor;
        this.channel = channel;
    }

    /** @param localPath where the push is played in the local cloud, below the channel's folder */
    public Delivery send(OutboundMessage message, AccountSecrets account, String localPath) {
        if (!(message.content() instanceof Content.Text content)) {
            return Delivery.refused(RefusalReason.WRONG_CONTENT);
        }
        byte[] body = Vendor.json(body(message, content.text()));
        Optional<URI> uri = vendor.atAccount(channel, account, localPath);
        Optional<Map<String, String>> headers = StandardWebhooks.sign(account, message.id(), vendor.now(), body);
        if (uri.isEmpty() || headers.isEmpty()) {
            return Delivery.refused(RefusalReason.NOT_CONFIGURED);
        }
        return vendor.delivery(
                channel,
                vendor.post(channel, uri.get(), headers.get(), body),
                answer -> Fields.id(Vendor.object(answer), "id"));
    }

    private Map<String, Object> body(OutboundMessage message, String text) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", message.id());
        body.put("type", "message");
        body.put("to", message.to().to());
        message.to().inReplyTo().ifPresent(id -> body.put("inReplyTo", id));
        body.put(
                "text",
                vendor.limits(channel).text(ChannelLimits.DIRECT).fit(text).getFirst());
        body.put("facts", message.facts());
        return body;
    }
}
