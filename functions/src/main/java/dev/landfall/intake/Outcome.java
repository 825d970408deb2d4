package dev.landfall.intake;

import dev.landfall.ticket.Received;
import dev.landfall.ticket.TicketId;

/** How one event ended. */
sealed interface Outcome {

    record Opened(TicketId ticket) implements Outcome {}

    record Joined(TicketId ticket) implements Outcome {}

    /** @param how what was done to a message that was told before */
    record Amended(String how) implements Outcome {}

    /** Counted with a ticket, without one of its own. */
    record Counted(TicketId ticket) implements Outcome {}

    record Duplicate() implements Outcome {}

    /** Handed on to the mail function. */
    record Forwarded() implements Outcome {}

    record Confirmed() implements Outcome {}

    record Ignored(String reason) implements Outcome {}

    record Quarantined(String reason) implements Outcome {}

    static Outcome of(Received received) {
        return switch (received) {
            case Received.Opened opened -> new Opened(opened.ticket().id());
            case Received.Joined joined -> new Joined(joined.ticket().id());
            case Received.Duplicate duplicate -> new Duplicate();
        };
    }

    /** For the log: a word, with the reason where there is one. */
    default String word() {
        return switch (this) {
            case Opened opened -> "opened";
            case Joined joined -> "joined";
            case Amended amended -> "amended(" + amended.how() + ")";
            case Counted counted -> "counted";
            case Duplicate duplicate -> "duplicate";
            case Forwarded forwarded -> "forwarded";
            case Confirmed confirmed -> "confirmed";
            case Ignored ignored -> "ignored(" + ignored.reason() + ")";
            case Quarantined quarantined -> "quarantined(" + quarantined.reason() + ")";
        };
    }

    /** The counter that it adds to; accepted events are the sum of them all. */
    default String metric() {
        return switch (this) {
            case Opened opened -> "EventsProcessed";
            case Joined joined -> "EventsProcessed";
            case Amended amended -> "EventsProcessed";
            case Counted counted -> "EventsProcessed";
            case Duplicate duplicate -> "EventsDuplicate";
            case Forwarded forwarded -> "EventsProcessed";
            case Confirmed confirmed -> "EventsProcessed";
            case Ignored ignored -> "EventsIgnored";
            case Quarantined quarantined -> "EventsQuarantined";
        };
    }
}
