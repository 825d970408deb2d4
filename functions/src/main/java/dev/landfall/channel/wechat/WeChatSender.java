package dev.landfall.channel.wechat;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.ChannelLimits;
import dev.landfall.channel.ChannelSender;
import dev.landfall.channel.Delivery;
import dev.landfall.channel.Delivery.RefusalReason;
import dev.landfall.channel.OutboundMessage;
import dev.landfall.channel.OutboundMessage.Content;
import dev.landfall.channel.Vendor;
import dev.landfall.channel.VendorHttp;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends by the customer service API, which is open for 48 hours after a person's last word. WeChat answers 200 to
 * everything; what became of it is {@code errcode}. See
 * <a href="https://developers.weixin.qq.com/doc/offiaccount/en/Message_Management/Service_Center_messages.html">its
 * reference</a>.
 */
public final class WeChatSender implements ChannelSender {

    private final Vendor vendor;

    public WeChatSender(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public String name() {
        return WeChatChannel.NAME;
    }

    @Override
    public Delivery send(OutboundMessage message, AccountSecrets account) {
        if (!(message.content() instanceof Content.Text content)) {
            return Delivery.refused(RefusalReason.WRONG_CONTENT);
        }
        // The token is part of the address, which is why no address is ever logged.
        Optional<URI> uri = account.accessToken()
                .filter(token -> token.matches("[0-9A-Za-z_-]+"))
                .flatMap(token ->
                        vendor.atVendor(WeChatChannel.NAME, "/cgi-bin/message/custom/send?access_token=" + token));
        return uri.map(it -> parts(message.to().to(), content.text(), it))
                .orElseGet(() -> Delivery.refused(RefusalReason.NOT_CONFIGURED));
    }

    private Delivery parts(String to, String text, URI uri) {
        List<String> parts =
                vendor.limits(WeChatChannel.NAME).text(ChannelLimits.DIRECT).fit(text);
        return Delivery.inParts(parts.size(), i -> part(to, parts.get(i), uri));
    }

    private Delivery part(String to, String text, URI uri) {
        byte[] body = Vendor.json(Map.of("touser", to, "msgtype", "text", "text", Map.of("content", text)));
        VendorHttp.Outcome outcome = vendor.post(WeChatChannel.NAME, uri, Map.of(), body);
        return outcome instanceof VendorHttp.Answered answer && answer.status() == 200
                ? delivery(Vendor.object(answer).path("errcode").asInt(-1))
                : vendor.delivery(WeChatChannel.NAME, outcome, answered -> Optional.empty());
    }

    private static Delivery delivery(int errorCode) {
        return switch (errorCode) {
            case 0 -> Delivery.sent(Optional.empty());
            case 40001, 40014, 42001 -> Delivery.refused(RefusalReason.UNAUTHORISED);
            case 40003 -> Delivery.refused(RefusalReason.NO_SUCH_RECIPIENT);
            case 45015, 45047, 48001, 48002 -> Delivery.refused(RefusalReason.NOT_ALLOWED);
            case 45009, 45011 -> Delivery.retryable(RefusalReason.RATE_LIMITED, Optional.empty());
            case -1 -> Delivery.retryable(RefusalReason.VENDOR_FAILED, Optional.empty());
            default -> Delivery.refused(RefusalReason.REJECTED);
        };
    }
}
