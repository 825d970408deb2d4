package dev.landfall.compliance;

/** From which moment a retention period counts. */
public enum Anchor {
    RECEIVED,
    LAST_CONTACT,
    TICKET_CLOSED,
    /** The end of the calendar year of receipt, in the jurisdiction's zone. */
    END_OF_CALENDAR_YEAR
}
