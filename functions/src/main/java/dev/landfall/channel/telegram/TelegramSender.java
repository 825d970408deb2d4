package dev.landfall.channel.telegram;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.ChannelLimits;
import dev.landfall.channel.ChannelSender;
import dev.landfall.channel.Delivery;
import dev.landfall.channel.Delivery.RefusalReason;
import dev.landfall.channel.Fields;
import dev.landfall.channel.OutboundMessage;
import dev.landfall.channel.OutboundMessage.Content;
import dev.landfall.channel.ReplyAddress;
import dev.landfall.channel.Vendor;
import dev.landfall.channel.VendorHttp.Answered;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Sends to a chat. Telegram takes no retry key, so an unanswered request stays unknown. */
public final class TelegramSender implements ChannelSender {

    private final Vendor vendor;

    public TelegramSender(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public String name() {
        return TelegramChannel.NAME;
    }

    @Override
    public Delivery send(OutboundMessage message, AccountSecrets account) {
        if (!(message.content() instanceof Content.Text content)) {
            return Delivery.refused(RefusalReason.WRONG_CONTENT);
        }
        // The token is part of the address, which is why no address is ever logged. It holds a colon by design.
        Optional<URI> uri = account.accessToken()
                .filter(token -> token.matches("[0-9A-Za-z:_-]+"))
                .flatMap(token -> vendor.atVendor(TelegramChannel.NAME, "/bot" + token + "/sendMessage"));
        return uri.map(it -> send(message.to(), content.text(), it))
                .orElseGet(() -> Delivery.refused(RefusalReason.NOT_CONFIGURED));
    }

    private Delivery send(ReplyAddress to, String text, URI uri) {
        List<String> parts =
                vendor.limits(TelegramChannel.NAME).text(ChannelLimits.DIRECT).fit(text);
        return Delivery.inParts(parts.size(), i -> sendPart(to, parts.get(i), uri, i == 0));
    }

    private Delivery sendPart(ReplyAddress to, String part, URI uri, boolean first) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("chat_id", to.to());
        body.put("text", part);
        to.hint().ifPresent(connection -> body.put("business_connection_id", connection));
        // Groups have negative ids; in a private chat it is plain what is answered.
        to.inReplyTo()
                .filter(id -> first && to.to().startsWith("-") && id.matches("[0-9]{1,18}"))
                .ifPresent(id -> body.put(
                        "reply_parameters",
                        Map.of("message_id", Long.parseLong(id), "allow_sending_without_reply", true)));
        return vendor.delivery(
                TelegramChannel.NAME,
                vendor.post(TelegramChannel.NAME, uri, Map.of(), Vendor.json(body)),
                TelegramSender::messageId);
    }

    private static Optional<String> messageId(Answered answer) {
        JsonNode root = Vendor.object(answer);
        return Fields.id(root.path("result"), "message_id");
    }
}
