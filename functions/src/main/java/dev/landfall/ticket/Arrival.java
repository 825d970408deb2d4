package dev.landfall.ticket;

import java.time.Instant;

/**
 * How far a sent message has come, as its vendor tells it.
 *
 * @param at the vendor's instant of that state
 * @param reason why it failed: a word, never a vendor's text
 */
public record Arrival(State state, Instant at, String reason) {

    /**
     * In the order of what is known: proof that it arrived outweighs word that it failed, whichever comes first. So the
     * reports of one message end in the same state in whatever order they come, and however often.
     */
    public enum State {
        SENT,
        /** The vendor gave it up. */
        FAILED,
        DELIVERED,
        READ;

        /** Whether a report of that state tells more than this one. */
        public boolean mayBecome(State next) {
            return next.compareTo(this) > 0;
        }
    }

    /** The one of the two that tells more; the one that stands where they tell the same. */
    public Arrival join(Arrival told) {
        return state.mayBecome(told.state()) ? told : this;
    }
}
