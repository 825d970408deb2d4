package dev.landfall.ticket;

import dev.landfall.compliance.Stamp;
import dev.landfall.contact.ContactId;
import java.time.Instant;
import java.util.Optional;

/**
 * One matter of one person.
 *
 * @param trackingCode what the person names it by
 * @param token the secret in reply addresses
 * @param nextArticle sequence number of the next article
 * @param nextChange sequence number of the next change
 * @param version grows with each write; every write is conditional on the version that it read
 * @param purging true from the second its purge begins: no write passes any more
 * @param sameAs the older ticket on the same matter, after two contacts turned out to be one person
 */
public record Ticket(
        TicketId id,
        ContactId contact,
        String trackingCode,
        String token,
        Matter matter,
        Ownership ownership,
        Progress progress,
        Dialogue dialogue,
        long nextArticle,
        long nextChange,
        long version,
        boolean purging,
        Optional<TicketId> sameAs,
        Stamp stamp) {

    /** A new ticket of the bot's; nothing of it is stored yet. */
    public static Ticket opening(
            TicketId id, ContactId contact, Codes codes, Matter matter, String desk, Progress progress, Stamp stamp) {
        return new Ticket(
                id,
                contact,
                codes.trackingCode(),
                codes.token(),
                matter,
                Ownership.bot(desk),
                progress,
                Dialogue.NEW,
                1,
                1,
                0,
                false,
                Optional.empty(),
                stamp);
    }

    /** The two names of a ticket that people and their mail programs use. */
    public record Codes(String trackingCode, String token) {}

    public boolean isOpen() {
        return progress.state() != TicketState.SOLVED;
    }

    public Ticket with(Matter other) {
        return new Ticket(
                id,
                contact,
                trackingCode,
                token,
                other,
                ownership,
                progress,
                dialogue,
                nextArticle,
                nextChange,
                version,
                purging,
                sameAs,
                stamp);
    }

    public Ticket with(Ownership other) {
        return new Ticket(
                id,
                contact,
                trackingCode,
                token,
                matter,
                other,
                progress,
                dialogue,
                nextArticle,
                nextChange,
                version,
                purging,
                sameAs,
                stamp);
    }

    public Ticket with(Progress other) {
        return new Ticket(
                id,
                contact,
                trackingCode,
                token,
                matter,
                ownership,
                other,
                dialogue,
                nextArticle,
                nextChange,
                version,
                purging,
                sameAs,
                stamp);
    }

    public Ticket with(Dialogue other) {
        return new Ticket(
                id,
                contact,
                trackingCode,
                token,
                matter,
                ownership,
                progress,
                other,
                nextArticle,
                nextChange,
                version,
                purging,
                sameAs,
                stamp);
    }

    public Ticket with(Stamp other) {
        return new Ticket(
                id,
                contact,
                trackingCode,
                token,
                matter,
                ownership,
                progress,
                dialogue,
                nextArticle,
                nextChange,
                version,
                purging,
                sameAs,
                other);
    }

    public Ticket with(ContactId other) {
        return new Ticket(
                id,
                other,
                trackingCode,
                token,
                matter,
                ownership,
                progress,
                dialogue,
                nextArticle,
                nextChange,
                version,
                purging,
                sameAs,
                stamp);
    }

    public Ticket withSameAs(TicketId older) {
        return new Ticket(
                id,
                contact,
                trackingCode,
                token,
                matter,
                ownership,
                progress,
                dialogue,
                nextArticle,
                nextChange,
                version,
                purging,
                Optional.of(older),
                stamp);
    }

    /** On its own again: reopened, or its link undone. */
    public Ticket withoutSameAs() {
        return new Ticket(
                id,
                contact,
                trackingCode,
                token,
                matter,
                ownership,
                progress,
                dialogue,
                nextArticle,
                nextChange,
                version,
                purging,
                Optional.empty(),
                stamp);
    }

    public Ticket startPurging() {
        return new Ticket(
                id,
                contact,
                trackingCode,
                token,
                matter,
                ownership,
                progress,
                dialogue,
                nextArticle,
                nextChange,
                version,
                true,
                sameAs,
                stamp);
    }

    Ticket afterArticle(Instant at, boolean fromPerson) {
        return new Ticket(
                id,
                contact,
                trackingCode,
                token,
                matter,
                ownership,
                fromPerson ? progress.contacted(at) : progress.changed(at),
                dialogue,
                nextArticle + 1,
                nextChange,
                version,
                purging,
                sameAs,
                stamp);
    }

    Ticket afterChange() {
        return new Ticket(
                id,
                contact,
                trackingCode,
                token,
                matter,
                ownership,
                progress,
                dialogue,
                nextArticle,
                nextChange + 1,
                version,
                purging,
                sameAs,
                stamp);
    }

    Ticket stored() {
        return new Ticket(
                id,
                contact,
                trackingCode,
                token,
                matter,
                ownership,
                progress,
                dialogue,
                nextArticle,
                nextChange,
                version + 1,
                purging,
                sameAs,
                stamp);
    }
}
