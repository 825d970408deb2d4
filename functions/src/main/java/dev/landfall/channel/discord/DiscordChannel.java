package dev.landfall.channel.discord;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Channel;
import dev.landfall.channel.Fields;
import dev.landfall.channel.HandshakeAnswer;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundEvent.Ignored;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.RawRequest;
import dev.landfall.channel.Signatures;
import dev.landfall.channel.StrictJson;
import dev.landfall.channel.Timestamps;
import dev.landfall.channel.Verification;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Discord's interactions (a command, a message's menu, a form) and webhook events at one address, signed with Ed25519;
 * each of the account's secrets is the application's public key in hex. Ordinary messages of a server come by Discord's
 * gateway alone, which no function can hold open. See
 * <a href="https://discord.com/developers/docs/interactions/receiving-and-responding">its reference</a>.
 */
public final class DiscordChannel implements Channel {

    static final String NAME = "discord";

    private static final byte[] KEY_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verification verify(RawRequest request, AccountSecrets account, Instant now) {
        List<PublicKey> keys = account.secrets().stream()
                .flatMap(secret -> key(secret).stream())
                .toList();
        if (keys.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SECRET);
        }
        Optional<byte[]> signature = request.header("x-signature-ed25519").flatMap(DiscordChannel::hex);
        if (signature.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SIGNATURE);
        }
        Optional<String> timestamp = request.header("x-signature-timestamp");
        Optional<Instant> sentAt = Timestamps.seconds(timestamp);
        if (timestamp.isEmpty() || sentAt.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_TIMESTAMP);
        }
        byte[] head = Signatures.utf8(timestamp.get());
        if (keys.stream()
                .noneMatch(key -> Signatures.isSignedBy(key, "Ed25519", signature.get(), head, request.body()))) {
            return Verification.forged(Verification.Reason.BAD_SIGNATURE);
        }
        return Timestamps.isStale(sentAt.get(), now)
                ? Verification.forged(Verification.Reason.STALE)
                : Verification.genuine();
    }

    private static Optional<PublicKey> key(String hex) {
        return hex(hex).filter(key -> key.length == 32).flatMap(key -> {
            byte[] der = new byte[KEY_HEAD.length + key.length];
            System.arraycopy(KEY_HEAD, 0, der, 0, KEY_HEAD.length);
            System.arraycopy(key, 0, der, KEY_HEAD.length, key.length);
            return Signatures.publicKey("Ed25519", der);
        });
    }

    private static Optional<byte[]> hex(String text) {
        try {
            return Optional.of(HexFormat.of().parseHex(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Discord waits three seconds: a message gets "thinking", for its sender alone, and the answer follows. */
    @Override
    public Optional<HandshakeAnswer> answer(byte[] body) {
        return StrictJson.read(body).found().map(DiscordChannel::answer);
    }

    private static HandshakeAnswer answer(JsonNode root) {
        if (root.has("application_id") && root.has("event") || isWebhookPing(root)) {
            return HandshakeAnswer.noContent();
        }
        String json = switch (root.path("type").asInt(0)) {
            case Interactions.PING -> "{\"type\":1}";
            case Interactions.COMPONENT -> "{\"type\":6}";
            case Interactions.AUTOCOMPLETE -> "{\"type\":8,\"data\":{\"choices\":[]}}";
            default -> "{\"type\":5,\"data\":{\"flags\":64}}";
        };
        return new HandshakeAnswer("application/json", json);
    }

    /** A webhook event names its version; an interaction of type 0 does not exist. */
    private static boolean isWebhookPing(JsonNode root) {
        return root.path("type").isInt() && root.path("type").asInt() == 0;
    }

    @Override
    public Parsed parse(byte[] body, AccountContext account) {
        return StrictJson.parse(body, root -> event(root, account));
    }

    private static Parsed event(JsonNode root, AccountContext account) {
        if (!root.path("type").isInt()) {
            return new Parsed.Malformed(Parsed.Reason.NOT_THIS_CHANNEL);
        }
        Optional<String> id = Fields.id(root, "id");
        InboundEvent event = root.has("event") || isWebhookPing(root)
                ? new Ignored(0, id, isWebhookPing(root) ? IgnoredReason.PING : IgnoredReason.UNKNOWN_EVENT_TYPE)
                : Interactions.event(root, account);
        return new Parsed.Events(event instanceof InboundEvent.Message ? id : Optional.empty(), List.of(event));
    }
}
