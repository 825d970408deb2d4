package dev.landfall.channel.mailhook;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Channel;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundMail;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.RawRequest;
import dev.landfall.channel.Signatures;
import dev.landfall.channel.StrictJson;
import dev.landfall.channel.Timestamps;
import dev.landfall.channel.Verification;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * SendGrid's Inbound Parse with a signature policy: ECDSA over timestamp and body. Each of the account's secrets is a
 * public key, base64 of its DER form. See
 * <a href="https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/securing-your-parse-webhooks">its page</a>.
 */
public final class SendGridChannel implements Channel {

    private static final String SIGNATURE = "x-twilio-email-event-webhook-signature";
    private static final String TIMESTAMP = "x-twilio-email-event-webhook-timestamp";

    @Override
    public String name() {
        return "sendgrid";
    }

    @Override
    public Verification verify(RawRequest request, AccountSecrets account, Instant now) {
        List<PublicKey> keys = account.secrets().stream()
                .flatMap(secret -> Signatures.base64(secret).stream())
                .flatMap(der -> Signatures.publicKey("EC", der).stream())
                .toList();
        if (keys.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SECRET);
        }
        Optional<byte[]> signature = request.header(SIGNATURE).flatMap(Signatures::base64);
        if (signature.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SIGNATURE);
        }
        Optional<String> timestamp = request.header(TIMESTAMP);
        Optional<Instant> sentAt = Timestamps.seconds(timestamp);
        if (timestamp.isEmpty() || sentAt.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_TIMESTAMP);
        }
        if (Timestamps.isStale(sentAt.get(), now)) {
            return Verification.forged(Verification.Reason.STALE);
        }
        byte[] head = Signatures.utf8(timestamp.get());
        return keys.stream()
                        .anyMatch(key ->
                                Signatures.isSignedBy(key, "SHA256withECDSA", signature.get(), head, request.body()))
                ? Verification.genuine()
                : Verification.forged(Verification.Reason.BAD_SIGNATURE);
    }

    @Override
    public Parsed parse(byte[] body, AccountContext account) {
        Form form = Form.read(body);
        Optional<byte[]> raw = form.bytes("email").or(() -> rebuilt(form));
        if (raw.isEmpty()) {
            return new Parsed.Malformed(Parsed.Reason.NOT_THIS_CHANNEL);
        }
        JsonNode envelope = json(form, "envelope");
        Verdicts verdicts = new Verdicts().signatures(form.text("dkim").orElse(""));
        form.text("SPF").ifPresent(spf -> verdicts.all("spf", List.of(spf)));
        List<String> to = new java.util.ArrayList<>();
        envelope.path("to").forEach(address -> to.addAll(Addressees.split(address.asString(""))));
        InboundMail mail = new InboundMail.Whole(
                raw.get(),
                Optional.of(envelope.path("from")).filter(JsonNode::isString).map(JsonNode::asString),
                to.isEmpty() ? Addressees.split(form.text("to").orElse("")) : to,
                verdicts.asMap());
        return new Parsed.Events(Optional.empty(), List.of(new InboundEvent.Mail(0, Optional.empty(), mail)));
    }

    private static JsonNode json(Form form, String name) {
        return StrictJson.read(Signatures.utf8(form.text(name).orElse("{}")))
                .found()
                .orElseGet(tools.jackson.databind.node.JsonNodeFactory.instance::objectNode);
    }

    private static Optional<byte[]> rebuilt(Form form) {
        Optional<String> headers = form.text("headers");
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        JsonNode charsets = json(form, "charsets");
        RebuiltMail mail =
                new RebuiltMail().text(decoded(form, "text", charsets)).html(decoded(form, "html", charsets));
        for (String field : headers.get().split("\r?\n(?![ \t])")) {
            int colon = field.indexOf(':');
            if (colon > 0) {
                mail.header(field.substring(0, colon), field.substring(colon + 1));
            }
        }
        form.files().forEach(file -> mail.file(file.fileName().orElse(""), file.contentType(), file.content()));
        return Optional.of(mail.bytes());
    }

    /** SendGrid hands each field over in the mail's own charset, which {@code charsets} names. */
    private static Optional<String> decoded(Form form, String name, JsonNode charsets) {
        Charset charset = charset(charsets.path(name).asString("UTF-8"));
        return form.bytes(name).map(bytes -> new String(bytes, charset));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
