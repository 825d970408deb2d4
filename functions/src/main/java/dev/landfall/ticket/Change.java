package dev.landfall.ticket;

import java.time.Instant;

/**
 * One thing that happened to a ticket: its history, and the event that others hear of.
 *
 * @param subject what it is about inside the ticket: an article's sequence, an outbound id; empty where nothing
 * @param by {@code person}, {@code bot}, {@code system} or an agent's id
 */
public record Change(TicketId ticket, long sequence, Kind kind, String subject, Instant at, String by) {

    /** What happened. */
    public enum Kind {
        OPENED,
        /** The person wrote. */
        CONTACTED,
        /** The person changed what they had written. */
        EDITED,
        /** The person took back what they had written. */
        WITHDRAWN,
        /** What was sent beside a message was fetched, or it was noted why not. */
        FILED,
        /** The bot answered, or said that it cannot. */
        ANSWERED,
        ACKNOWLEDGED,
        HANDED_OVER,
        CLAIMED,
        AGENT_REPLIED,
        NOTED,
        HANDED_BACK,
        SOLVED,
        REOPENED,
        BREACHED,
        RECOMMENDED,
        MOVED,
        /** Merged by an agent: {@code into:<ticket>} at the one, {@code from:<ticket>} at the other. */
        MERGED,
        UNMERGED,
        /** An article became a ticket of its own: {@code <sequence>:<ticket>} at the one, {@code from:<ticket>} there. */
        SPLIT;

        /** The name in keys and events, for example {@code handed-over}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        public static Kind of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }
    }
}
