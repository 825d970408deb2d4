package dev.landfall.intake;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Signatures;
import dev.landfall.channel.StandardWebhooks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A webhook as its vendor would send it, signed; a test changes what it is about. */
@SuppressWarnings("ArrayRecordComponent")
record Webhook(String channel, String account, Map<String, String> headers, byte[] body) {

    static final String SECRET = "c2VjcmV0LW9mLXRoZS1hY2NvdW50";

    static Webhook line(String body) {
        return line(body.getBytes(StandardCharsets.UTF_8));
    }

    static Webhook line(byte[] body) {
        return new Webhook("line", "main", Map.of("x-line-signature", mac(SECRET, body)), body);
    }

    static Webhook lineSignedWith(String secret, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Webhook("line", "main", Map.of("x-line-signature", mac(secret, bytes)), bytes);
    }

    static Webhook x(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Webhook("x", "main", Map.of("x-twitter-webhooks-signature", "sha256=" + mac(SECRET, bytes)), bytes);
    }

    static Webhook meta(String channel, byte[] body) {
        String mac = HexFormat.of().formatHex(Signatures.hmacSha256(Signatures.utf8(SECRET), body));
        return new Webhook(channel, "main", Map.of("x-hub-signature-256", "sha256=" + mac), body);
    }

    static Webhook telegram(byte[] body) {
        return new Webhook("telegram", "main", Map.of("x-telegram-bot-api-secret-token", SECRET), body);
    }

    static Webhook generic(String id, Instant at, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        AccountSecrets secrets = new AccountSecrets(List.of(SECRET), Optional.empty(), Optional.empty());
        return new Webhook(
                "generic", "main", StandardWebhooks.sign(secrets, id, at, bytes).orElseThrow(), bytes);
    }

    Webhook to(String otherChannel, String otherAccount) {
        return new Webhook(otherChannel, otherAccount, headers, body);
    }

    Webhook withHeaders(Map<String, String> other) {
        return new Webhook(channel, account, other, body);
    }

    Webhook withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return withHeaders(more);
    }

    Webhook withBody(String other) {
        return new Webhook(channel, account, headers, other.getBytes(StandardCharsets.UTF_8));
    }

    /** A LINE text message to us alone. */
    static String lineText(String user, String id, String text) {
        return "{\"destination\":\"U1\",\"events\":[" + lineEvent(user, id, text) + "]}";
    }

    static String lineEvent(String user, String id, String text) {
        return """
                {"type":"message","mode":"active","timestamp":1795514400000,"webhookEventId":"w%s",
                 "source":{"type":"user","userId":"%s"},"replyToken":"r%s",
                 "message":{"id":"%s","type":"text","text":"%s"}}""".formatted(id, user, id, id, text);
    }

    /** Events of our own format; see {@link #post}. */
    static String events(String... events) {
        return "{\"events\":[" + String.join(",", events) + "]}";
    }

    /** A public post; {@code more} adds fields such as {@code ,"mentionsUs":true}. */
    static String post(String user, String id, String text, String more) {
        return """
                {"id":"%s","type":"post","user":{"id":"%s"},"text":"%s","at":"2026-11-24T09:59:00Z"%s}""".formatted(id, user, text, more);
    }

    private static String mac(String secret, byte[] body) {
        return Base64.getEncoder().encodeToString(Signatures.hmacSha256(Signatures.utf8(secret), body));
    }
}
