package dev.landfall.contact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys that make everything idempotent: the same thing told twice gets the same key, and nobody without the secret
 * can compute or reverse one. The secret is separate from the webhooks' and never rotates.
 */
public final class Keys {

    private static final int SHORTEST = 16;

    private final Supplier<byte[]> secret;

    /**
     * @param secret asked for at each use, so that it is fetched late and is no part of a snapshot; fewer than 16
     *     bytes throw at that use
     */
    public Keys(Supplier<byte[]> secret) {
        this.secret = secret;
    }

    public IdentityKey identity(String channel, String account, String userId) {
        return new IdentityKey(hmac("identity", channel, account, userId));
    }

    /**
     * The key of one message: channels number messages per chat, and mail senders choose their ids.
     *
     * @param conversation the chat, or the sender where the channel has no chats
     */
    public String source(String channel, String account, String conversation, String messageId) {
        return hmac("source", channel, account, conversation, messageId);
    }

    /** A key for anything else that must be the same when told twice; the first part names what it is. */
    public String of(String... parts) {
        return hmac(parts);
    }

    /** The key of a body without an id of its own. */
    public String receipt(String channel, String account, byte[] body) {
        Mac mac = mac();
        mac.update(framed("receipt", channel, account));
        return encode(mac.doFinal(body));
    }

    private String hmac(String... parts) {
        return encode(mac().doFinal(framed(parts)));
    }

    /** Each part with its length, so that no two lists of parts look alike. */
    private static byte[] framed(String... parts) {
        StringBuilder out = new StringBuilder();
        for (String part : parts) {
            out.append(part.length()).append(':').append(part).append('|');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(byte[] digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private Mac mac() {
        try {
            byte[] key = secret.get();
            if (key.length < SHORTEST) {
                throw new IllegalStateException("The identity secret needs at least 16 bytes");
            }
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform lacks HMAC-SHA256", e);
        }
    }
}
