package dev.landfall.ticket;

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
}
