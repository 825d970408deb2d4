package dev.landfall.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What one account of a channel needs to be believed and to speak.
 *
 * @param secrets the current one first, then the previous one; both are valid while a rotation lasts; blank ones are dropped
 * @param accessToken what the vendor's API takes from us
 * @param ownUserId our own user at the vendor, so that we do not answer ourselves
 * @param url where {@code generic} and {@code app} push to; the vendors' own addresses are policy
 */
public record AccountSecrets(
        List<String> secrets, Optional<String> accessToken, Optional<String> ownUserId, Optional<String> url) {

    public AccountSecrets {
        secrets = secrets.stream().filter(secret -> !secret.isBlank()).toList();
        // A token goes into a header; one with a line break would break out of it, and into an exception's message.
        accessToken = accessToken.map(String::strip).filter(token -> token.matches("[!-~]+"));
    }

    public AccountSecrets(List<String> secrets, Optional<String> accessToken, Optional<String> ownUserId) {
        this(secrets, accessToken, ownUserId, Optional.empty());
    }

    /** From the account's object in the deployment's secrets; one that is not there has nothing set. */
    public static AccountSecrets of(JsonNode account) {
        List<String> secrets = new ArrayList<>();
        account.path("secrets").forEach(secret -> secrets.add(secret.asString("")));
        return new AccountSecrets(secrets, text(account, "accessToken"), text(account, "userId"), text(account, "url"));
    }

    private static Optional<String> text(JsonNode account, String field) {
        return Optional.of(account.path(field).asString("")).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "AccountSecrets[" + secrets.size() + "]";
    }
}
