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
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * SES's notices through an SNS topic by HTTPS. The account's {@code secrets} list the ARNs of the topics that may
 * speak; any other is refused, whatever its signature. See
 * <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">how messages are signed</a>.
 */
public final class SnsChannel implements Channel {

    /** SNS delivers again for an hour by default, longer by a policy of its own; older messages are replays. */
    private static final Duration OLDEST = Duration.ofHours(24);

    private static final List<String> NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    private final SnsCertificates certificates;

    public SnsChannel(SnsCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public String name() {
        return "sns";
    }

    @Override
    public Verification verify(RawRequest request, AccountSecrets account, Instant now) {
        if (account.secrets().isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SECRET);
        }
        Optional<JsonNode> message = StrictJson.read(request.body()).found();
        String topic = message.flatMap(root -> Fields.text(root, "TopicArn")).orElse("");
        if (message.isEmpty() || !account.secrets().contains(topic)) {
            return Verification.forged(Verification.Reason.NO_SIGNATURE);
        }
        Optional<Instant> sentAt = Fields.isoInstant(message.get(), "Timestamp");
        if (sentAt.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_TIMESTAMP);
        }
        if (Duration.between(sentAt.get(), now).abs().compareTo(OLDEST) > 0) {
            return Verification.forged(Verification.Reason.STALE);
        }
        return isSigned(message.get(), now)
                ? new Verification.Genuine(Fields.id(message.get(), "MessageId"))
                : Verification.forged(Verification.Reason.BAD_SIGNATURE);
    }

    private boolean isSigned(JsonNode message, Instant now) {
        Optional<X509Certificate> certificate =
                certificates.at(Fields.text(message, "SigningCertURL").orElse(""), now);
        Optional<byte[]> signature = Fields.text(message, "Signature").flatMap(Signatures::base64);
        String algorithm = switch (Fields.text(message, "SignatureVersion").orElse("")) {
            case "1" -> "SHA1withRSA";
            case "2" -> "SHA256withRSA";
            default -> "";
        };
        if (certificate.isEmpty() || signature.isEmpty() || algorithm.isEmpty()) {
            return false;
        }
        return Signatures.isSignedBy(
                certificate.get().getPublicKey(), algorithm, signature.get(), Signatures.utf8(signed(message)));
    }

    /** Name and value a line each, in the order that SNS gives, absent ones left out. */
    private static String signed(JsonNode message) {
        boolean notification = Fields.text(message, "Type").orElse("").equals("Notification");
        StringBuilder out = new StringBuilder();
        for (String name : notification ? NOTIFICATION : CONFIRMATION) {
            JsonNode value = message.path(name);
            if (value.isString()) {
                out.append(name).append('\n').append(value.asString()).append('\n');
            }
        }
        return out.toString();
    }

    @Override
    public Parsed parse(byte[] body, AccountContext account) {
        return StrictJson.parse(body, SnsChannel::event);
    }

    private static Parsed event(JsonNode root) {
        Optional<String> id = Fields.id(root, "MessageId");
        if (id.isEmpty()) {
            return new Parsed.Malformed(Parsed.Reason.NOT_THIS_CHANNEL);
        }
        InboundEvent event = switch (Fields.text(root, "Type").orElse("")) {
            case "SubscriptionConfirmation" ->
                Fields.text(root, "SubscribeURL")
                        .filter(SnsCertificates::isAtSns)
                        .<InboundEvent>map(url -> new InboundEvent.Subscription(0, id, url))
                        .orElseGet(() -> broken(id));
            case "Notification" -> mail(id, Fields.text(root, "Message").orElse(""));
            default -> new InboundEvent.Ignored(0, id, InboundEvent.IgnoredReason.UNKNOWN_EVENT_TYPE);
        };
        return new Parsed.Events(id, List.of(event));
    }

    private static InboundEvent broken(Optional<String> id) {
        return new InboundEvent.Quarantined(0, id, InboundEvent.QuarantineReason.NO_MAIL);
    }

    private static InboundEvent mail(Optional<String> id, String message) {
        Optional<JsonNode> found = StrictJson.read(Signatures.utf8(message)).found();
        if (found.isEmpty()
                || !Fields.text(found.get(), "notificationType").orElse("").equals("Received")) {
            return new InboundEvent.Ignored(0, id, InboundEvent.IgnoredReason.UNKNOWN_EVENT_TYPE);
        }
        JsonNode notice = found.get();
        JsonNode action = notice.path("receipt").path("action");
        if (Fields.text(action, "objectKey").isPresent()) {
            return new InboundEvent.Mail(0, id, new InboundMail.Noticed(message));
        }
        return Fields.text(notice, "content")
                .<InboundEvent>map(content -> new InboundEvent.Mail(0, id, whole(notice, action, content)))
                .orElseGet(() -> broken(id));
    }

    /** Mails up to 150 KB come inside the notice, where the rule says so. */
    private static InboundMail whole(JsonNode notice, JsonNode action, String content) {
        byte[] raw = Fields.text(action, "encoding").orElse("").equalsIgnoreCase("BASE64")
                ? Signatures.base64(content.replaceAll("\\s", "")).orElseGet(() -> Signatures.utf8(content))
                : Signatures.utf8(content);
        List<String> recipients = new ArrayList<>();
        notice.path("receipt").path("recipients").forEach(one -> recipients.addAll(Addressees.split(one.asString(""))));
        Map<String, String> verdicts = new java.util.HashMap<>();
        notice.path("receipt").forEachEntry((name, value) -> {
            if (name.endsWith("Verdict")) {
                verdicts.put(
                        name.substring(0, name.length() - "Verdict".length()),
                        value.path("status").asString(""));
            }
        });
        return new InboundMail.Whole(raw, Fields.text(notice.path("mail"), "source"), recipients, verdicts);
    }
}
