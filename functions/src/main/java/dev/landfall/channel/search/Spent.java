package dev.landfall.channel.search;

import java.time.Instant;

/**
 * Posts read, or set aside to be read, in one day or one month.
 *
 * @param period {@code day#2026-11-24} or {@code month#2026-11}, in UTC
 */
record Spent(String channel, String account, String period, int posts, int version, Instant expiresAt) {

    Spent plus(int more) {
        return new Spent(channel, account, period, Math.max(0, posts + more), version + 1, expiresAt);
    }
}
