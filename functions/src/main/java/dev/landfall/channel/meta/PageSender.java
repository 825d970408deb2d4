package dev.landfall.channel.meta;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.ChannelLimits;
import dev.landfall.channel.ChannelSender;
import dev.landfall.channel.Delivery;
import dev.landfall.channel.Delivery.RefusalReason;
import dev.landfall.channel.Delivery.UnknownReason;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.Fields;
import dev.landfall.channel.OutboundMessage;
import dev.landfall.channel.OutboundMessage.Content;
import dev.landfall.channel.ReplyAddress;
import dev.landfall.channel.Vendor;
import dev.landfall.channel.VendorHttp.Answered;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers a comment beneath it when the address names one, else writes to the person; Messenger and Instagram alike. */
public final class PageSender implements ChannelSender {

    private final String channel;
    private final Vendor vendor;
    private final GraphSender graph;

    private PageSender(String channel, Vendor vendor) {
        this.channel = channel;
        this.vendor = vendor;
        this.graph = new GraphSender(vendor, channel);
    }

    public static PageSender messenger(Vendor vendor) {
        return new PageSender(MetaChannel.MESSENGER, vendor);
    }

    public static PageSender instagram(Vendor vendor) {
        return new PageSender(MetaChannel.INSTAGRAM, vendor);
    }

    @Override
    public String name() {
        return channel;
    }

    @Override
    public Delivery send(OutboundMessage message, AccountSecrets account) {
        return switch (message.content()) {
            case Content.Text content ->
                message.to().inReplyTo().isPresent()
                        ? comment(message.to().inReplyTo().get(), content.text(), account)
                        : direct(message.to(), content.text(), Map.of("messaging_type", "RESPONSE"), account);
            case Content.Tagged content ->
                direct(
                        message.to(),
                        content.text(),
                        Map.of("messaging_type", "MESSAGE_TAG", "tag", content.tag()),
                        account);
            case Content.Template template -> Delivery.refused(RefusalReason.WRONG_CONTENT);
            case Content.Mail mail -> Delivery.refused(RefusalReason.WRONG_CONTENT);
        };
    }

    private Delivery comment(String answered, String text, AccountSecrets account) {
        String below = channel.equals(MetaChannel.INSTAGRAM) ? "/replies" : "/comments";
        return graph.post(
                "/" + Endpoints.segment(answered) + below,
                Map.of("message", limits().text(ChannelLimits.POST).fit(text).getFirst()),
                account,
                answer -> Fields.id(Vendor.object(answer), "id"));
    }

    /** Part after part; once one is out, a fault with the next leaves a message that is neither sent nor unsent. */
    private Delivery direct(ReplyAddress to, String text, Map<String, String> kind, AccountSecrets account) {
        List<String> parts = limits().text(ChannelLimits.DIRECT).fit(text);
        Delivery last = Delivery.refused(RefusalReason.WRONG_CONTENT);
        for (int i = 0; i < parts.size(); i++) {
            last = graph.post("/me/messages", body(to, parts.get(i), kind), account, PageSender::messageId);
            if (!(last instanceof Delivery.Sent)) {
                return i == 0 ? last : Delivery.unknown(UnknownReason.PARTLY_SENT);
            }
        }
        return last;
    }

    private static Map<String, Object> body(ReplyAddress to, String text, Map<String, String> kind) {
        Map<String, Object> body = new java.util.TreeMap<>(kind);
        body.put("recipient", Map.of("id", to.to()));
        body.put("message", Map.of("text", text));
        return body;
    }

    private static Optional<String> messageId(Answered answer) {
        return Fields.id(Vendor.object(answer), "message_id");
    }

    private ChannelLimits limits() {
        return vendor.limits(channel);
    }
}
