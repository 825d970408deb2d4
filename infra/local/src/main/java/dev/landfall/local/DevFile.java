package dev.landfall.local;

import dev.landfall.local.front.Tokens;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program needs to talk to this cloud: {@code dev.json}.
 *
 * @param smtp host and port
 * @param tokens one by role
 * @param webhookSecrets by channel and account what a sender signs with: a shared secret, {@code user:password}, or a
 *     private key (PKCS #8, base64) where we hold only the public one
 */
record DevFile(
        String baseUrl, String smtp, Map<String, String> tokens, Map<String, Map<String, String>> webhookSecrets) {
    DevFile {
        tokens = Collections.unmodifiableMap(new LinkedHashMap<>(tokens));
        webhookSecrets = Collections.unmodifiableMap(new LinkedHashMap<>(webhookSecrets));
    }

    static DevFile of(String baseUrl, int smtpPort, Tokens mint, JsonNode secrets) {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("user", mint.mint(claims("user-1", "landfall/user")));
        tokens.put("agent", mint.mint(claims("agent-1", "landfall/agent")));
        tokens.put("operator", mint.mint(claims("operator-1", "landfall/operator")));
        tokens.put("officer", mint.mint(claims("officer-1", "landfall/officer")));
        Map<String, Map<String, String>> webhooks = new LinkedHashMap<>();
        secrets.path("channels").forEachEntry((channel, accounts) -> {
            Map<String, String> byAccount = new LinkedHashMap<>();
            accounts.forEachEntry((account, entry) -> byAccount.put(
                    account,
                    entry.path("signingKey")
                            .asString(entry.path("secrets").path(0).asString(""))));
            webhooks.put(channel, byAccount);
        });
        return new DevFile(baseUrl, "127.0.0.1:" + smtpPort, tokens, webhooks);
    }

    private static Map<String, Object> claims(String subject, String scope) {
        return Map.of("sub", subject, "scope", scope, "country", "ES", "locale", "es");
    }

    String json() {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }
}
