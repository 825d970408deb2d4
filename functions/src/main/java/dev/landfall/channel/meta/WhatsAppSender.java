package dev.landfall.channel.meta;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.ChannelLimits;
import dev.landfall.channel.ChannelSender;
import dev.landfall.channel.Delivery;
import dev.landfall.channel.Delivery.RefusalReason;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.Fields;
import dev.landfall.channel.OutboundMessage;
import dev.landfall.channel.OutboundMessage.Content;
import dev.landfall.channel.Vendor;
import dev.landfall.channel.VendorHttp.Answered;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Sends from the number that was written to. Who hides the phone number is addressed by the business-scoped id.
 * See <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-messages">its reference</a>.
 */
public final class WhatsAppSender implements ChannelSender {

    /** Two letters of a country and a dot, which no phone number and no group has. */
    private static final Pattern SCOPED_ID = Pattern.compile("[A-Z]{2}\\..+");

    private final Vendor vendor;
    private final GraphSender graph;

    public WhatsAppSender(Vendor vendor) {
        this.vendor = vendor;
        this.graph = new GraphSender(vendor, MetaChannel.WHATSAPP);
    }

    @Override
    public String name() {
        return MetaChannel.WHATSAPP;
    }

    @Override
    public Delivery send(OutboundMessage message, AccountSecrets account) {
        Optional<Map<String, Object>> content = content(message.content());
        Optional<String> number = message.to().hint().or(account::ownUserId);
        if (content.isEmpty()) {
            return Delivery.refused(RefusalReason.WRONG_CONTENT);
        }
        if (number.isEmpty()) {
            return Delivery.refused(RefusalReason.NOT_CONFIGURED);
        }
        Map<String, Object> body = new TreeMap<>(content.get());
        body.put("messaging_product", "whatsapp");
        body.put("recipient_type", "individual");
        body.put(
                SCOPED_ID.matcher(message.to().to()).matches() ? "recipient" : "to",
                message.to().to());
        return graph.post(
                "/" + Endpoints.segment(number.get()) + "/messages", body, account, WhatsAppSender::messageId);
    }

    private Optional<Map<String, Object>> content(Content content) {
        return switch (content) {
            case Content.Text text ->
                Optional.of(Map.of(
                        "type",
                        "text",
                        "text",
                        Map.of(
                                "preview_url",
                                false,
                                "body",
                                vendor.limits(MetaChannel.WHATSAPP)
                                        .text(ChannelLimits.DIRECT)
                                        .fit(text.text())
                                        .getFirst())));
            case Content.Template template -> Optional.of(Map.of("type", "template", "template", template(template)));
            case Content.Tagged tagged -> Optional.empty();
            case Content.Mail mail -> Optional.empty();
        };
    }

    private static Map<String, Object> template(Content.Template template) {
        Map<String, Object> out = new TreeMap<>();
        out.put("name", template.name());
        out.put("language", Map.of("code", template.language()));
        if (!template.parameters().isEmpty()) {
            List<Map<String, String>> parameters = template.parameters().stream()
                    .map(text -> Map.of("type", "text", "text", text))
                    .toList();
            out.put("components", List.of(Map.of("type", "body", "parameters", parameters)));
        }
        return out;
    }

    private static Optional<String> messageId(Answered answer) {
        return Fields.id(Vendor.object(answer).path("messages").path(0), "id");
    }
}
