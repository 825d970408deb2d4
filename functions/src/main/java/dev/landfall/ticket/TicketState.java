package dev.landfall.ticket;

/** Where a ticket stands. */
public enum TicketState {
    /** Nobody but the bot has answered, or nobody at all. */
    OPEN,
    /** Answered; the person has the word. */
    WAITING,
    /** Solved, may be reopened. */
    SOLVED;

    /** The name in addresses and stored items. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static TicketState of(String code) {
        return valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }
}
