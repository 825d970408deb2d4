package dev.landfall.channel.mailhook;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Channel;
import dev.landfall.channel.Fields;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundMail;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.RawRequest;
import dev.landfall.channel.Signatures;
import dev.landfall.channel.StrictJson;
import dev.landfall.channel.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Postmark's inbound webhook: JSON, with {@code RawEmail} where the server is set to send it. It proves itself by basic
 * authentication. It tells what it found out about the sender only in header fields, which a sender can write too, so
 * no sender is taken for verified here. See
 * <a href="https://postmarkapp.com/developer/webhooks/inbound-webhook">its page</a>.
 */
public final class PostmarkChannel implements Channel {

    @Override
    public String name() {
        return "postmark";
    }

    @Override
    public Verification verify(RawRequest request, AccountSecrets account, Instant now) {
        return BasicAuthentication.verify(request, account);
    }

    @Override
    public Parsed parse(byte[] body, AccountContext account) {
        return StrictJson.parse(body, PostmarkChannel::events);
    }

    private static Parsed events(JsonNode root) {
        Optional<String> id = Fields.id(root, "MessageID");
        if (id.isEmpty()) {
            return new Parsed.Malformed(Parsed.Reason.NOT_THIS_CHANNEL);
        }
        byte[] raw = Fields.text(root, "RawEmail")
                .filter(text -> !text.isBlank())
                .map(Signatures::utf8)
                .orElseGet(() -> rebuilt(root, id.get()));
        InboundMail mail = new InboundMail.Whole(raw, Optional.empty(), recipients(root), Map.of());
        return new Parsed.Events(id, List.of(new InboundEvent.Mail(0, id, mail)));
    }

    /** {@code To} lacks the blind copies, so where the mail was really sent comes first. */
    private static List<String> recipients(JsonNode root) {
        List<String> named =
                Addressees.split(Fields.text(root, "OriginalRecipient").orElse(""));
        List<String> all = new ArrayList<>(named);
        root.path("ToFull")
                .forEach(to ->
                        all.addAll(Addressees.split(Fields.text(to, "Email").orElse(""))));
        return all.stream().distinct().toList();
    }

    private static byte[] rebuilt(JsonNode root, String id) {
        RebuiltMail mail = new RebuiltMail()
                .text(Fields.text(root, "TextBody"))
                .html(Fields.text(root, "HtmlBody"))
                .header(
                        "From",
                        mailbox(root.path("FromFull"), Fields.text(root, "From").orElse("")))
                .header("To", Fields.text(root, "To").orElse(""))
                .header("Subject", Fields.text(root, "Subject").orElse(""))
                .header("Date", Fields.text(root, "Date").orElse(""));
        Fields.text(root, "Cc").filter(cc -> !cc.isBlank()).ifPresent(cc -> mail.header("Cc", cc));
        boolean named = false;
        for (JsonNode header : Fields.list(root.path("Headers"))) {
            String name = Fields.text(header, "Name").orElse("");
            named |= name.equalsIgnoreCase("Message-ID");
            mail.header(name, Fields.text(header, "Value").orElse(""));
        }
        if (!named) {
            mail.header("Message-ID", "<" + id + "@postmark>");
        }
        for (JsonNode file : Fields.list(root.path("Attachments"))) {
            Signatures.base64(Fields.text(file, "Content").orElse("").replaceAll("\\s", ""))
                    .ifPresent(content -> mail.file(
                            Fields.text(file, "Name").orElse(""),
                            Fields.text(file, "ContentType").orElse(""),
                            content));
        }
        return mail.bytes();
    }

    private static String mailbox(JsonNode full, String plain) {
        String name = Fields.text(full, "Name").orElse("").replaceAll("[\"\\\\]", "");
        String address = Fields.text(full, "Email").orElse("");
        return address.isEmpty() ? plain : name.isBlank() ? address : "\"" + name + "\" <" + address + ">";
    }
}
