package dev.landfall.channel;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The Standard Webhooks scheme, both ways: {@code v1,<base64>} over {@code id.timestamp.body}.
 * See <a href="https://github.com/standard-webhooks/standard-webhooks">the specification</a>.
 */
public final class StandardWebhooks {

    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int LONGEST_ID = 256;

    private StandardWebhooks() {}

    /** The three headers for a body of ours; one signature per usable secret, so that the receiver may rotate. */
    public static Optional<Map<String, String>> sign(AccountSecrets account, String id, Instant now, byte[] body) {
        String timestamp = Long.toString(now.getEpochSecond());
        String signatures = keys(account).stream()
                .map(key -> VERSION + Base64.getEncoder().encodeToString(mac(key, id, timestamp, body)))
                .collect(Collectors.joining(" "));
        return signatures.isEmpty()
                ? Optional.empty()
                : Optional.of(Map.of(ID, id, TIMESTAMP, timestamp, SIGNATURE, signatures));
    }

    /** Genuine when any listed signature fits any secret and the timestamp is within five minutes of now. */
    public static Verification verify(RawRequest request, AccountSecrets account, Instant now) {
        List<byte[]> keys = keys(account);
        if (keys.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SECRET);
        }
        Optional<String> id = request.header(ID).filter(text -> !text.isBlank() && text.length() <= LONGEST_ID);
        Optional<String> signature = request.header(SIGNATURE);
        if (id.isEmpty() || signature.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SIGNATURE);
        }
        Optional<String> timestamp = request.header(TIMESTAMP);
        Optional<Instant> sentAt = Timestamps.seconds(timestamp);
        if (timestamp.isEmpty() || sentAt.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_TIMESTAMP);
        }
        if (Timestamps.isStale(sentAt.get(), now)) {
            return Verification.forged(Verification.Reason.STALE);
        }
        return fits(signature.get(), keys, id.get(), timestamp.get(), request.body())
                ? new Verification.Genuine(id)
                : Verification.forged(Verification.Reason.BAD_SIGNATURE);
    }

    private static boolean fits(String signatures, List<byte[]> keys, String id, String timestamp, byte[] body) {
        List<byte[]> expected =
                keys.stream().map(key -> mac(key, id, timestamp, body)).toList();
        boolean fits = false;
        for (String one : signatures.split(" ")) {
            if (one.startsWith(VERSION)) {
                byte[] given =
                        Signatures.base64(one.substring(VERSION.length())).orElse(new byte[0]);
                for (byte[] mac : expected) {
                    fits |= MessageDigest.isEqual(mac, given);
                }
            }
        }
        return fits;
    }

    private static byte[] mac(byte[] key, String id, String timestamp, byte[] body) {
        return Signatures.hmacSha256(key, Signatures.utf8(id + "." + timestamp + "."), body);
    }

    /** A secret that is not base64 is no secret: signing with something else would only look safe. */
    private static List<byte[]> keys(AccountSecrets account) {
        return account.secrets().stream()
                .map(secret -> secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret)
                .flatMap(secret -> Signatures.base64(secret).stream())
                .filter(key -> key.length > 0)
                .toList();
    }
}
