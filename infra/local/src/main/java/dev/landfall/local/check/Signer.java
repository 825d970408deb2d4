package dev.landfall.local.check;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a webhook as its channel would. */
public final class Signer {
    private Signer() {}

    /** The headers that make a body genuine. */
    public static Map<String, String> sign(String channel, String secret, byte[] body, Instant now) {
        return switch (channel) {
            case "x" -> Map.of("x-twitter-webhooks-signature", "sha256=" + base64(hmac(utf8(secret), body)));
            case "line" -> Map.of("x-line-signature", base64(hmac(utf8(secret), body)));
            case "messenger", "instagram", "whatsapp" ->
                Map.of("x-hub-signature-256", "sha256=" + HexFormat.of().formatHex(hmac(utf8(secret), body)));
            case "telegram" -> Map.of("x-telegram-bot-api-secret-token", secret);
            case "generic", "mime" -> standardWebhooks(secret, body, now);
            default -> throw new IllegalArgumentException("There is no channel " + channel);
        };
    }

    private static Map<String, String> standardWebhooks(String secret, byte[] body, Instant now) {
        String id = "msg_" + UUID.randomUUID();
        String timestamp = Long.toString(now.getEpochSecond());
        byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        byte[] head = utf8(id + "." + timestamp + ".");
        byte[] signed = new byte[head.length + body.length];
        System.arraycopy(head, 0, signed, 0, head.length);
        System.arraycopy(body, 0, signed, head.length, body.length);
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                timestamp,
                "webhook-signature",
                "v1," + base64(hmac(key, signed)));
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform lacks HMAC-SHA256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
