package dev.landfall.channel.mailhook;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Channel;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundMail;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.RawRequest;
import dev.landfall.channel.StandardWebhooks;
import dev.landfall.channel.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail as it is, {@code message/rfc822}, from a mail server of the deployment's own, signed as Standard Webhooks. Who
 * signs vouches for the way, not for the sender: no verdict comes with it.
 */
public final class RawMailChannel implements Channel {

    @Override
    public String name() {
        return "mime";
    }

    @Override
    public Verification verify(RawRequest request, AccountSecrets account, Instant now) {
        return StandardWebhooks.verify(request, account, now);
    }

    @Override
    public Parsed parse(byte[] body, AccountContext account) {
        InboundEvent event = body.length == 0
                ? new InboundEvent.Quarantined(0, Optional.empty(), InboundEvent.QuarantineReason.NO_MAIL)
                : new InboundEvent.Mail(
                        0, Optional.empty(), new InboundMail.Whole(body, Optional.empty(), List.of(), Map.of()));
        return new Parsed.Events(Optional.empty(), List.of(event));
    }
}
