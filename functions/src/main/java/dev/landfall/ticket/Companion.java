package dev.landfall.ticket;

import dev.landfall.compliance.Stamp;
import java.time.Instant;
import java.util.Locale;

/**
 * Somebody who had the same trouble: counted with a ticket, one entry a person and way.
 *
 * @param whole the first ticket of a copied post, or an incident's own
 * @param userId the channel's own id of the sender
 * @param own the ticket that answers the person; empty where nobody does
 */
public record Companion(
        TicketId whole,
        How how,
        Origin origin,
        String userId,
        String text,
        String language,
        Instant at,
        String own,
        Stamp stamp) {

    /** In what way. */
    public enum How {
        REPOST,
        QUOTE,
        COPY,
        /** Told of the same outage, in whatever words. */
        CONTACT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The part of its key that names person and way. */
    String place() {
        return (how == How.CONTACT ? "contact#" : "copy#") + origin.identity().value();
    }

    /** The same person as one who told of an incident. */
    public Companion contactOf(Incident incident) {
        return new Companion(incident.id(), How.CONTACT, origin, userId, text, language, at, own, stamp);
    }

    Companion in(TicketId ticket, TicketId answering) {
        return new Companion(ticket, how, origin, userId, text, language, at, answering.value(), stamp);
    }
}
