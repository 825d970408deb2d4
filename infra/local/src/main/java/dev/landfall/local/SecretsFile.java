package dev.landfall.local;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The secrets of this machine's own deployment: made at random at the first start, then kept. */
final class SecretsFile {

    static final String NAME = "secrets.json";
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretsFile() {}

    static JsonNode of(Home home, String baseUrl) {
        String kept = home.read(NAME, "");
        if (kept.isEmpty()) {
            Map<String, Object> fresh = new LinkedHashMap<>();
            fresh.put("identityKey", random(32));
            fresh.put("channels", channels(baseUrl));
            fresh.put(
                    "app",
                    Map.of("push", Map.of("secrets", List.of("whsec_" + random(24)), "url", baseUrl + "/app/push")));
            kept = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(fresh);
        }
        JsonNode secrets = JsonMapper.shared().readTree(kept);
        // A folder of an earlier release knows fewer channels.
        ObjectNode known = (ObjectNode) secrets.path("channels");
        channels(baseUrl).forEach((name, accounts) -> {
            if (!known.has(name)) {
                known.set(name, JsonMapper.shared().valueToTree(accounts));
            }
        });
        // The push goes to this machine, whatever port it has today.
        ((ObjectNode) secrets.path("app").path("push")).put("url", baseUrl + "/app/push");
        home.write(NAME, secrets.toPrettyString());
        return secrets;
    }

    private static Map<String, Object> channels(String baseUrl) {
        Map<String, Object> channels = new LinkedHashMap<>();
        Map<String, Object> x = account(token(40), "2244994945");
        x.put("userName", "landfall");
        x.put("search", Map.of("token", token(40), "names", List.of("Landfall"), "recent", true, "stream", true));
        channels.put("x", Map.of("main", x));
        channels.put("line", Map.of("main", account(token(32), "U" + "0".repeat(31) + "1")));
        channels.put("telegram", Map.of("main", account(token(32), "7000000001")));
        channels.put("messenger", Map.of("main", meta("100000000000001")));
        channels.put("instagram", Map.of("main", meta("17800000000000001")));
        channels.put("whatsapp", Map.of("main", meta("100000000000077")));
        channels.put("generic", Map.of("main", account("whsec_" + random(24), "landfall")));
        Map<String, Object> discord = signing("Ed25519");
        discord.put("accessToken", token(40));
        discord.put("userId", "1300000000000000001");
        channels.put("discord", Map.of("main", discord));
        channels.put("wechat", Map.of("main", account(token(32), "gh_landfall")));
        channels.put("mailgun", Map.of("care", mailbox(token(32))));
        channels.put("sendgrid", Map.of("care", signing("EC")));
        channels.put("postmark", Map.of("care", mailbox("landfall:" + token(24))));
        Map<String, Object> mandrill = mailbox(token(22));
        mandrill.put("url", baseUrl + "/webhooks/mandrill/care");
        channels.put("mandrill", Map.of("care", mandrill));
        channels.put("cloudmailin", Map.of("care", mailbox("landfall:" + token(24))));
        channels.put("mime", Map.of("care", mailbox("whsec_" + random(24))));
        return channels;
    }

    private static Map<String, Object> meta(String userId) {
        Map<String, Object> account = account(token(32), userId);
        account.put("verifyToken", token(24));
        return account;
    }

    private static Map<String, Object> account(String secret, String userId) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("secrets", List.of(secret));
        account.put("accessToken", token(40));
        account.put("locale", "en");
        account.put("jurisdiction", "");
        account.put("userId", userId);
        return account;
    }

    private static Map<String, Object> mailbox(String secret) {
        return new LinkedHashMap<>(Map.of("secrets", List.of(secret), "locale", "en", "jurisdiction", ""));
    }

    /** We hold the public key alone; {@code signingKey} is what the sender's side signs with, for those who try it. */
    private static Map<String, Object> signing(String algorithm) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
            byte[] key = pair.getPublic().getEncoded();
            // Discord writes the 32 bytes of its key in hex.
            Map<String, Object> account = mailbox(
                    algorithm.equals("Ed25519")
                            ? HexFormat.of().formatHex(key, key.length - 32, key.length)
                            : Base64.getEncoder().encodeToString(key));
            account.put(
                    "signingKey",
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            return account;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The platform lacks " + algorithm, e);
        }
    }

    private static String random(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return Base64.getEncoder().encodeToString(value);
    }

    private static String token(int length) {
        byte[] value = new byte[length];
        RANDOM.nextBytes(value);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(value)
                .replaceAll("[-_]", "x")
                .substring(0, length);
    }
}
