package dev.landfall.channel.mailhook;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Channel;
import dev.landfall.channel.Fields;
import dev.landfall.channel.HandshakeAnswer;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundMail;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.RawRequest;
import dev.landfall.channel.Signatures;
import dev.landfall.channel.StrictJson;
import dev.landfall.channel.Verification;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/**
 * Mandrill's inbound webhook: a form field with a JSON array of events, signed over the address as it is registered
 * there, to the letter: the account's {@code url}. It gives no time, so the receipt alone guards against replays. See
 * <a href="https://mailchimp.com/developer/transactional/guides/track-respond-activity-webhooks/">its page</a>.
 */
public final class MandrillChannel implements Channel {

    private static final String EVENTS = "mandrill_events";

    @Override
    public String name() {
        return "mandrill";
    }

    @Override
    public Verification verify(RawRequest request, AccountSecrets account, Instant now) {
        if (account.secrets().isEmpty() || account.url().isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SECRET);
        }
        Optional<byte[]> given = request.header("x-mandrill-signature").flatMap(Signatures::base64);
        if (given.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SIGNATURE);
        }
        StringBuilder signed = new StringBuilder(account.url().get());
        Form.read(request.body()).fields().stream()
                .sorted(Comparator.comparing(Form.Field::name))
                .forEach(field -> signed.append(field.name()).append(field.text()));
        boolean genuine = false;
        for (String secret : account.secrets()) {
            genuine |= MessageDigest.isEqual(hmacSha1(secret, signed.toString()), given.get());
        }
        return genuine ? Verification.genuine() : Verification.forged(Verification.Reason.BAD_SIGNATURE);
    }

    private static byte[] hmacSha1(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Signatures.utf8(secret), "HmacSHA1"));
            return mac.doFinal(Signatures.utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The runtime has no HmacSHA1", e);
        }
    }

    /** Mandrill looks with HEAD whether an address answers before it registers it. */
    @Override
    public Optional<HandshakeAnswer> handshake(RawRequest request, AccountSecrets account) {
        return request.method().equals("HEAD") && !account.secrets().isEmpty()
                ? Optional.of(new HandshakeAnswer("text/plain", ""))
                : Optional.empty();
    }

    @Override
    public Parsed parse(byte[] body, AccountContext account) {
        Optional<String> events = Form.read(body).text(EVENTS);
        if (events.isEmpty()) {
            return new Parsed.Malformed(Parsed.Reason.NOT_THIS_CHANNEL);
        }
        return StrictJson.parse(Signatures.utf8("{\"events\":" + events.get() + "}"), MandrillChannel::events);
    }

    private static Parsed events(JsonNode root) {
        if (!root.path("events").isArray() || root.size() != 1) {
            return new Parsed.Malformed(Parsed.Reason.NOT_THIS_CHANNEL);
        }
        List<InboundEvent> events = new ArrayList<>();
        for (JsonNode event : root.path("events")) {
            events.add(event(event, events.size()));
        }
        return new Parsed.Events(Optional.empty(), events);
    }

    private static InboundEvent event(JsonNode event, int index) {
        Optional<String> id = Fields.id(event, "_id");
        if (!Fields.text(event, "event").orElse("").equals("inbound")) {
            return new InboundEvent.Ignored(index, id, InboundEvent.IgnoredReason.UNKNOWN_EVENT_TYPE);
        }
        JsonNode message = event.path("msg");
        Optional<String> raw = Fields.text(message, "raw_msg").filter(text -> !text.isBlank());
        if (raw.isEmpty()) {
            return new InboundEvent.Quarantined(index, id, InboundEvent.QuarantineReason.NO_MAIL);
        }
        Verdicts verdicts = new Verdicts();
        Fields.text(message.path("spf"), "result").ifPresent(spf -> verdicts.all("spf", List.of(spf)));
        if (message.path("dkim").isObject()) {
            verdicts.flag(
                    "dkim", Fields.flag(message.path("dkim"), "signed") && Fields.flag(message.path("dkim"), "valid"));
        }
        return new InboundEvent.Mail(
                index,
                id,
                new InboundMail.Whole(
                        Signatures.utf8(raw.get()),
                        Fields.text(message, "sender"),
                        Addressees.split(Fields.text(message, "email").orElse("")),
                        verdicts.asMap()));
    }
}
