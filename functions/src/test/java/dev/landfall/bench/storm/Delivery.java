package dev.landfall.bench.storm;

import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Signatures;
import dev.landfall.channel.StandardWebhooks;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request as a vendor sends it, signed when it is sent.
 *
 * @param genuine whether it bears the right signature
 */
@SuppressWarnings("ArrayRecordComponent")
record Delivery(String name, String channel, String account, byte[] body, boolean genuine) {

    static final String SECRET = "c2VjcmV0LW9mLXRoZS1hY2NvdW50";

    /** Whether there is such a channel. */
    boolean isForUs() {
        return !channel.equals("telegraph");
    }

    /** The id of the delivery where its signature covers one. */
    Optional<String> signedId() {
        return channel.equals("generic") || channel.equals("mime") ? Optional.of(name) : Optional.empty();
    }

    ObjectNode event(Instant now) {
        ObjectNode event = World.MAPPER.createObjectNode();
        event.putObject("requestContext").putObject("http").put("method", "POST");
        event.putObject("pathParameters").put("channel", channel).put("account", account);
        ObjectNode headers = event.putObject("headers");
        headers(now).forEach(headers::put);
        event.put("isBase64Encoded", true);
        event.put("body", Base64.getEncoder().encodeToString(body));
        return event;
    }

    private Map<String, String> headers(Instant now) {
        if (!genuine) {
            return Map.of("x-line-signature", "bm8=", "x-hub-signature-256", "sha256=00");
        }
        return switch (channel) {
            case "line" -> Map.of("x-line-signature", base64(mac()));
            case "telegram" -> Map.of("x-telegram-bot-api-secret-token", SECRET);
            case "x" -> Map.of("x-twitter-webhooks-signature", "sha256=" + base64(mac()));
            case "messenger", "instagram", "whatsapp" ->
                Map.of("x-hub-signature-256", "sha256=" + HexFormat.of().formatHex(mac()));
            default ->
                StandardWebhooks.sign(
                                new AccountSecrets(List.of(SECRET), Optional.empty(), Optional.empty()),
                                name,
                                now,
                                body)
                        .orElseThrow();
        };
    }

    private byte[] mac() {
        return Signatures.hmacSha256(Signatures.utf8(SECRET), body);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
