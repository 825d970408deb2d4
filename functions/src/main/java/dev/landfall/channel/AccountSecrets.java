package dev.landfall.channel;

import java.util.List;
import java.util.Optional;

/**
 * What one account of a channel needs to be believed and to speak.
 *
 * @param secrets the current one first, then the previous one; both are valid while a rotation lasts; blank ones are dropped
 * @param accessToken what the vendor's API takes from us
 * @param ownUserId our own user at the vendor, so that we do not answer ourselves
 * @param url where {@code generic} and {@code app} push to; the vendors' own addresses are policy
 * @param verifyToken the word that Meta's set-up challenge must bring; it proves nothing about events
 */
public record AccountSecrets(
        List<String> secrets,
        Optional<String> accessToken,
        Optional<String> ownUserId,
        Optional<String> url,
        Optional<String> verifyToken) {

    public AccountSecrets {
        secrets = secrets.stream().filter(secret -> !secret.isBlank()).toList();
        // A token goes into a header; one with a line break would break out of it, and into an exception's message.
        accessToken = accessToken.map(String::strip).filter(token -> token.matches("[!-~]+"));
    }

    /** Of an account that is not there. */
    public static final AccountSecrets NONE = new AccountSecrets(List.of(), Optional.empty(), Optional.empty());

    public AccountSecrets(List<String> secrets, Optional<String> accessToken, Optional<String> ownUserId) {
        this(secrets, accessToken, ownUserId, Optional.empty());
    }

    public AccountSecrets(
            List<String> secrets, Optional<String> accessToken, Optional<String> ownUserId, Optional<String> url) {
        this(secrets, accessToken, ownUserId, url, Optional.empty());
    }

    @Override
    public String toString() {
        return "AccountSecrets[" + secrets.size() + "]";
    }
}
