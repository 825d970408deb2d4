package dev.landfall.intake;

import dev.landfall.ticket.Received;

/** How one mail ended. */
enum MailOutcome {
    OPENED,
    JOINED,
    /** An article beside the conversation: a third party's, or an automatic one. */
    BESIDE,
    DUPLICATE,
    IGNORED,
    QUARANTINED;

    static MailOutcome of(Received received) {
        return switch (received) {
            case Received.Opened opened -> OPENED;
            case Received.Joined joined -> JOINED;
            case Received.Duplicate duplicate -> DUPLICATE;
        };
    }

    /** The counter that it adds to. */
    String metric() {
        return switch (this) {
            case OPENED, JOINED, BESIDE -> "EventsProcessed";
            case DUPLICATE -> "EventsDuplicate";
            case IGNORED -> "EventsIgnored";
            case QUARANTINED -> "EventsQuarantined";
        };
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
