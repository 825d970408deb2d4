package dev.landfall.channel.telegram;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Channel;
import dev.landfall.channel.Fields;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.Parsed.Events;
import dev.landfall.channel.Parsed.Malformed;
import dev.landfall.channel.RawRequest;
import dev.landfall.channel.Signatures;
import dev.landfall.channel.StrictJson;
import dev.landfall.channel.Verification;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Telegram's webhook: the secret of {@code setWebhook} comes back in a header; one update a request.
 * See <a href="https://core.telegram.org/bots/api#setwebhook">its reference</a>.
 */
public final class TelegramChannel implements Channel {

    static final String NAME = "telegram";

    @Override
    public String name() {
        return NAME;
    }

    /** Telegram signs nothing: whoever holds the secret is believed, so it must be long and random. */
    @Override
    public Verification verify(RawRequest request, AccountSecrets account, Instant now) {
        if (account.secrets().isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SECRET);
        }
        Optional<String> token = request.header("x-telegram-bot-api-secret-token");
        if (token.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SIGNATURE);
        }
        byte[] given = Signatures.utf8(token.get());
        boolean genuine = false;
        for (String secret : account.secrets()) {
            genuine |= MessageDigest.isEqual(Signatures.utf8(secret), given);
        }
        return genuine ? Verification.genuine() : Verification.forged(Verification.Reason.BAD_SIGNATURE);
    }

    @Override
    public Parsed parse(byte[] body, AccountContext account) {
        return StrictJson.parse(body, root -> update(root, account));
    }

    private static Parsed update(JsonNode root, AccountContext account) {
        Optional<String> updateId = Fields.id(root, "update_id");
        if (updateId.isEmpty()) {
            return new Malformed(Parsed.Reason.NOT_THIS_CHANNEL);
        }
        List<InboundEvent> events = new ArrayList<>();
        for (Map.Entry<String, JsonNode> part : root.properties()) {
            if (part.getKey().equals("deleted_business_messages")) {
                TelegramUpdates.deleted(part.getValue(), account)
                        .forEach(draft -> events.add(draft.withdrawnAt(events.size())));
            } else if (!part.getKey().equals("update_id")) {
                events.add(TelegramUpdates.event(part.getKey(), part.getValue(), events.size(), account));
            }
        }
        return new Events(updateId, events);
    }
}
