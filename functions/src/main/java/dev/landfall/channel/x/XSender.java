package dev.landfall.channel.x;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.ChannelLimits;
import dev.landfall.channel.ChannelSender;
import dev.landfall.channel.Delivery;
import dev.landfall.channel.Delivery.RefusalReason;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.Fields;
import dev.landfall.channel.OutboundMessage;
import dev.landfall.channel.OutboundMessage.Content;
import dev.landfall.channel.ReplyAddress;
import dev.landfall.channel.Vendor;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Answers a post in public when the address names one, else writes a direct message. X takes no retry key. */
public final class XSender implements ChannelSender {

    private final Vendor vendor;

    public XSender(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public String name() {
        return XChannel.NAME;
    }

    @Override
    public Delivery send(OutboundMessage message, AccountSecrets account) {
        if (!(message.content() instanceof Content.Text content)) {
            return Delivery.refused(RefusalReason.WRONG_CONTENT);
        }
        Optional<URI> uri = vendor.atVendor(XChannel.NAME, path(message.to()));
        if (uri.isEmpty() || account.accessToken().isEmpty()) {
            return Delivery.refused(RefusalReason.NOT_CONFIGURED);
        }
        return vendor.delivery(
                XChannel.NAME,
                vendor.post(
                        XChannel.NAME,
                        uri.get(),
                        Map.of(
                                "Authorization",
                                "Bearer " + account.accessToken().get()),
                        Vendor.json(body(message.to(), content.text()))),
                answer -> Fields.id(Vendor.object(answer).path("data"), "id", "dm_event_id"));
    }

    private static String path(ReplyAddress to) {
        return to.inReplyTo().isPresent()
                ? "/2/tweets"
                : "/2/dm_conversations/with/" + Endpoints.segment(to.to()) + "/messages";
    }

    private Map<String, Object> body(ReplyAddress to, String text) {
        ChannelLimits limits = vendor.limits(XChannel.NAME);
        return to.inReplyTo()
                .<Map<String, Object>>map(post -> Map.of(
                        "text",
                        limits.text(ChannelLimits.POST).fit(text).getFirst(),
                        "reply",
                        Map.of("in_reply_to_tweet_id", post)))
                .orElseGet(() -> Map.of(
                        "text", limits.text(ChannelLimits.DIRECT).fit(text).getFirst()));
    }
}
