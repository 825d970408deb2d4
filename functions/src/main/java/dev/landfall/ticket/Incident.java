package dev.landfall.ticket;

import java.time.Instant;

/**
 * One trouble of many people in one area.
 *
 * @param id its own ticket, which stands at the desk for all of them
 * @param seenAt about when somebody last told of it
 * @param gathered whether those who had told of it before it was known have been linked to it
 */
public record Incident(TicketId id, String area, Instant openedAt, Instant seenAt, boolean gathered, long version) {

    /** Why an incident's own ticket was opened. */
    public static final String REASON = "incident";

    Incident seen(Instant at) {
        return new Incident(id, area, openedAt, at, gathered, version + 1);
    }

    Incident whole() {
        return new Incident(id, area, openedAt, seenAt, true, version + 1);
    }
}
