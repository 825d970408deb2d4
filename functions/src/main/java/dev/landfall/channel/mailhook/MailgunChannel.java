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
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Mailgun's routes, with the whole MIME or with parsed fields. The signature covers a timestamp and a token, not the
 * mail; the token is the delivery's id, so that a token seen again brings nothing new. See
 * <a href="https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks">its page</a>.
 */
public final class MailgunChannel implements Channel {

    @Override
    public String name() {
        return "mailgun";
    }

    @Override
    public Verification verify(RawRequest request, AccountSecrets account, Instant now) {
        if (account.secrets().isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SECRET);
        }
        Form form = Form.read(request.body());
        Optional<String> token = form.text("token").filter(value -> value.matches("[!-~]{8,128}"));
        Optional<String> signature = form.text("signature");
        if (token.isEmpty() || signature.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SIGNATURE);
        }
        Optional<String> timestamp = form.text("timestamp");
        Optional<Instant> sentAt = Timestamps.seconds(timestamp);
        if (timestamp.isEmpty() || sentAt.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_TIMESTAMP);
        }
        byte[] signed = Signatures.utf8(timestamp.get() + token.get());
        if (!fits(signature.get(), account, signed)) {
            return Verification.forged(Verification.Reason.BAD_SIGNATURE);
        }
        return Timestamps.isStale(sentAt.get(), now)
                ? Verification.forged(Verification.Reason.STALE)
                : new Verification.Genuine(token);
    }

    private static boolean fits(String signature, AccountSecrets account, byte[] signed) {
        byte[] given = Signatures.utf8(signature.toLowerCase(java.util.Locale.ROOT));
        boolean fits = false;
        for (String secret : account.secrets()) {
            String hex = HexFormat.of().formatHex(Signatures.hmacSha256(Signatures.utf8(secret), signed));
            fits |= MessageDigest.isEqual(Signatures.utf8(hex), given);
        }
        return fits;
    }

    @Override
    public Parsed parse(byte[] body, AccountContext account) {
        Form form = Form.read(body);
        Optional<String> token = form.text("token");
        if (token.isEmpty()) {
            return new Parsed.Malformed(Parsed.Reason.NOT_THIS_CHANNEL);
        }
        Optional<byte[]> raw = form.bytes("body-mime").or(() -> rebuilt(form));
        InboundEvent event = raw.<InboundEvent>map(bytes -> new InboundEvent.Mail(
                        0,
                        token,
                        new InboundMail.Whole(
                                bytes,
                                form.text("sender"),
                                Addressees.split(form.text("recipient").orElse("")),
                                verdicts(form).asMap())))
                .orElseGet(() -> new InboundEvent.Quarantined(0, token, InboundEvent.QuarantineReason.NO_MAIL));
        return new Parsed.Events(Optional.empty(), List.of(event));
    }

    private static Verdicts verdicts(Form form) {
        Verdicts verdicts = new Verdicts()
                .all("spf", values(form, "X-Mailgun-Spf"))
                .all("dkim", values(form, "X-Mailgun-Dkim-Check-Result"));
        List<String> spam = values(form, "X-Mailgun-Sflag");
        return spam.isEmpty() ? verdicts : verdicts.flag("spam", spam.stream().noneMatch("Yes"::equalsIgnoreCase));
    }

    private static List<String> values(Form form, String name) {
        return form.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Form.Field::text)
                .toList();
    }

    private static Optional<byte[]> rebuilt(Form form) {
        boolean nothing = Stream.of("body-plain", "body-html", "message-headers")
                .allMatch(name -> form.text(name).isEmpty());
        if (nothing) {
            return Optional.empty();
        }
        RebuiltMail mail = new RebuiltMail().text(form.text("body-plain")).html(form.text("body-html"));
        StrictJson.read(Signatures.utf8(
                        "{\"list\":" + form.text("message-headers").orElse("[]") + "}"))
                .found()
                .ifPresent(root -> root.path("list").forEach(pair -> mail.header(word(pair, 0), word(pair, 1))));
        form.files().forEach(file -> mail.file(file.fileName().orElse(""), file.contentType(), file.content()));
        return Optional.of(mail.bytes());
    }

    private static String word(JsonNode pair, int index) {
        return pair.path(index).asString("");
    }
}
