package dev.landfall.ticket;

import java.time.Duration;
import java.time.Instant;

/**
 * What became of one event that came in: written once, so that a replay finds it.
 *
 * @param key see {@link dev.landfall.contact.Keys#source}
 * @param ticket empty unless processed
 * @param reason a word: which rule ignored it, what was missing
 * @param expiresAt when even this tombstone may go
 */
public record Source(
        String key, Outcome outcome, String reason, String ticket, long article, Instant at, Instant expiresAt) {

    /** How it ended. */
    public enum Outcome {
        PROCESSED,
        DUPLICATE,
        IGNORED,
        QUARANTINED,
        REFUSED
    }

    private static final Duration LONGEST_REDELIVERY = Duration.ofDays(60);

    /** Of an event that made this article, or changed it. */
    static Source processed(String key, Article article, Instant now) {
        return new Source(
                key,
                Outcome.PROCESSED,
                "",
                article.ticket().value(),
                article.sequence(),
                now,
                now.plus(LONGEST_REDELIVERY));
    }

    /** Of an event that no article came of. */
    static Source without(String key, Outcome outcome, String reason, Instant now) {
        return new Source(key, outcome, reason, "", 0, now, now.plus(LONGEST_REDELIVERY));
    }

    /** That of a message which is counted with a ticket and is no article of it. */
    public static Source counted(String key, Companion companion, Instant now) {
        return new Source(
                key, Outcome.PROCESSED, "counted", companion.whole().value(), 0, now, now.plus(LONGEST_REDELIVERY));
    }
}
