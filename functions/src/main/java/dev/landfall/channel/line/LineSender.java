package dev.landfall.channel.line;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.ChannelLimits;
import dev.landfall.channel.ChannelSender;
import dev.landfall.channel.Delivery;
import dev.landfall.channel.Delivery.RefusalReason;
import dev.landfall.channel.Fields;
import dev.landfall.channel.OutboundMessage;
import dev.landfall.channel.OutboundMessage.Content;
import dev.landfall.channel.Signatures;
import dev.landfall.channel.Vendor;
import dev.landfall.channel.VendorHttp;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Pushes rather than replies: a reply token lives a minute and takes no retry key, a push is done once per key.
 * See <a href="https://developers.line.biz/en/docs/messaging-api/retrying-api-request">its reference</a>.
 */
public final class LineSender implements ChannelSender {

    private static final int ALREADY_ACCEPTED = 409;

    private final Vendor vendor;

    public LineSender(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public String name() {
        return LineChannel.NAME;
    }

    @Override
    public Delivery send(OutboundMessage message, AccountSecrets account) {
        if (!(message.content() instanceof Content.Text content)) {
            return Delivery.refused(RefusalReason.WRONG_CONTENT);
        }
        Optional<URI> uri = vendor.atVendor(LineChannel.NAME, "/v2/bot/message/push");
        if (uri.isEmpty() || account.accessToken().isEmpty()) {
            return Delivery.refused(RefusalReason.NOT_CONFIGURED);
        }
        VendorHttp.Outcome outcome = vendor.post(
                LineChannel.NAME,
                uri.get(),
                Map.of(
                        "Authorization",
                        "Bearer " + account.accessToken().get(),
                        "X-Line-Retry-Key",
                        retryKey(message.id())),
                Vendor.json(Map.of("to", message.to().to(), "messages", messages(content.text()))));
        if (outcome instanceof VendorHttp.Answered answer && answer.status() == ALREADY_ACCEPTED) {
            return Delivery.sent(answer.header("x-line-accepted-request-id"));
        }
        return vendor.delivery(LineChannel.NAME, outcome, LineSender::messageId);
    }

    /** The same for every attempt at one message. */
    static String retryKey(String outboundId) {
        return UUID.nameUUIDFromBytes(Signatures.utf8(outboundId)).toString();
    }

    private List<Map<String, String>> messages(String text) {
        return vendor.limits(LineChannel.NAME).text(ChannelLimits.DIRECT).fit(text).stream()
                .map(part -> Map.of("type", "text", "text", part))
                .toList();
    }

    private static Optional<String> messageId(VendorHttp.Answered answer) {
        return Fields.id(Vendor.object(answer).path("sentMessages").path(0), "id")
                .or(() -> answer.header("x-line-request-id"));
    }
}
