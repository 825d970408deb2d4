package dev.landfall.channel.mailhook;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Channel;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundMail;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.RawRequest;
import dev.landfall.channel.StandardWebhooks;
import dev.landfall.channel.StrictJson;
import dev.landfall.channel.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A mail as it is, {@code message/rfc822}, from a mail server of the deployment's own, signed as Standard Webhooks. Who
 * signs vouches for the way, not for the sender: no verdict comes with it.
 *
 * <p>A mail that is too large for a request goes in three steps: {@code {"upload":{"bytes":n}}} is answered with an
 * address, the mail is put there, and {@code {"uploaded":{"object":…,"sender":…,"recipients":[…]}}} says so.
 */
public final class RawMailChannel implements Channel {

    private static final Pattern OBJECT =
            Pattern.compile(Pattern.quote(InboundMail.Uploaded.PREFIX) + "[0-9a-z]{20,40}");
    private static final int MOST_RECIPIENTS = 100;

    @Override
    public String name() {
        return "mime";
    }

    @Override
    public Verification verify(RawRequest request, AccountSecrets account, Instant now) {
        return StandardWebhooks.verify(request, account, now);
    }

    /** No mail begins with a brace, no JSON object with anything else. */
    @Override
    public Parsed parse(byte[] body, AccountContext account) {
        if (body.length > 0 && body[0] == '{') {
            return StrictJson.parse(body, RawMailChannel::large);
        }
        return one(
                body.length == 0 ? noMail() : mail(new InboundMail.Whole(body, Optional.empty(), List.of(), Map.of())));
    }

    private static Parsed large(JsonNode root) {
        JsonNode bytes = root.path("upload").path("bytes");
        if (bytes.isIntegralNumber() && bytes.canConvertToLong() && bytes.asLong() > 0) {
            return new Parsed.Upload(bytes.asLong());
        }
        JsonNode uploaded = root.path("uploaded");
        String object = uploaded.path("object").asString("");
        if (!OBJECT.matcher(object).matches()) {
            return one(noMail());
        }
        JsonNode sender = uploaded.path("sender");
        List<String> recipients = uploaded.path("recipients")
                .valueStream()
                .map(recipient -> recipient.asString(""))
                .filter(recipient -> !recipient.isBlank())
                .limit(MOST_RECIPIENTS)
                .toList();
        return one(mail(new InboundMail.Uploaded(
                object, sender.isString() ? Optional.of(sender.asString()) : Optional.empty(), recipients)));
    }

    private static InboundEvent mail(InboundMail mail) {
        return new InboundEvent.Mail(0, Optional.empty(), mail);
    }

    private static InboundEvent noMail() {
        return new InboundEvent.Quarantined(0, Optional.empty(), InboundEvent.QuarantineReason.NO_MAIL);
    }

    private static Parsed one(InboundEvent event) {
        return new Parsed.Events(Optional.empty(), List.of(event));
    }
}
