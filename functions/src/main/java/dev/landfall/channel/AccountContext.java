package dev.landfall.channel;

import java.util.Optional;

/**
 * Whose events a body holds.
 *
 * @param account the last part of the webhook's address
 * @param ownUserId our own user id at the vendor
 * @param ownName our own handle there, without the at sign; only some vendors write mentions by name
 */
public record AccountContext(String account, Optional<String> ownUserId, Optional<String> ownName) {

    public static AccountContext of(String account) {
        return new AccountContext(account, Optional.empty(), Optional.empty());
    }

    /** Whether this id is ours. */
    public boolean isOwn(Optional<String> userId) {
        return userId.isPresent() && ownUserId.equals(userId);
    }
}
