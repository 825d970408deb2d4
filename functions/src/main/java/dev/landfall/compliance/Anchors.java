package dev.landfall.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The moments of one record from which periods count.
 *
 * @param lastContact when the person last wrote; a record without one counts from its receipt
 * @param ticketClosed empty while the ticket is open
 */
public record Anchors(Instant received, Optional<Instant> lastContact, Optional<Instant> ticketClosed) {

    /** A record that only knows when it came. */
    public static Anchors received(Instant received) {
        return new Anchors(received, Optional.empty(), Optional.empty());
    }

    /** A record whose period starts anew with each contact. */
    public static Anchors lastContact(Instant received, Instant lastContact) {
        return new Anchors(received, Optional.of(lastContact), Optional.empty());
    }

    Optional<Instant> at(Anchor anchor, ZoneId zone) {
        return switch (anchor) {
            case RECEIVED -> Optional.of(received);
            case LAST_CONTACT -> Optional.of(lastContact.orElse(received));
            case TICKET_CLOSED -> ticketClosed;
            case END_OF_CALENDAR_YEAR -> Optional.of(endOfYear(zone));
        };
    }

    private Instant endOfYear(ZoneId zone) {
        return LocalDate.of(received.atZone(zone).getYear() + 1, 1, 1)
                .atStartOfDay(zone)
                .toInstant();
    }
}
