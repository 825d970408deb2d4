package dev.landfall.ticket;

import dev.landfall.compliance.Stamp;
import dev.landfall.contact.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One message of a ticket, in or out, or a note.
 *
 * @param sequence its place in the ticket
 * @param sourceKey the key that makes a replay harmless; for what we say, the id of its cause
 * @param at the sender's own time, for display only
 * @param storedAt when we took it in
 * @param provenance who made the text: {@code person}, a template's or knowledge article's id and version,
 *     {@code free_text:agent}
 * @param facts device and network facts told with it; each value with the instant it was observed at
 * @param objects keys of its objects in the bucket: attachments, the raw mail
 * @param details what the channel adds, such as a mail's subject, ids, hidden spans, and summary
 */
public record Article(
        TicketId ticket,
        long sequence,
        String sourceKey,
        ContactId contact,
        Author author,
        Origin origin,
        String text,
        String language,
        Instant at,
        Instant storedAt,
        String provenance,
        Map<String, String> facts,
        List<String> objects,
        Map<String, String> details,
        Stamp stamp) {

    /** Who speaks. */
    public enum Author {
        PERSON,
        /** Somebody else, writing with the person's reply token; is told nothing. */
        THIRD_PARTY,
        BOT,
        AGENT,
        /** An agent's note, or the system's: nobody outside sees it. */
        NOTE
    }

    public Article {
        facts = Map.copyOf(facts);
        objects = List.copyOf(objects);
        details = Map.copyOf(details);
    }

    public boolean fromPerson() {
        return author == Author.PERSON;
    }

    /** Whether the person the ticket belongs to may see it. */
    public boolean visibleToPerson() {
        return author != Author.NOTE && author != Author.THIRD_PARTY;
    }

    public Article withFacts(Map<String, String> other) {
        return new Article(
                ticket,
                sequence,
                sourceKey,
                contact,
                author,
                origin,
                text,
                language,
                at,
                storedAt,
                provenance,
                other,
                objects,
                details,
                stamp);
    }

    public Article with(ContactId other) {
        return new Article(
                ticket,
                sequence,
                sourceKey,
                other,
                author,
                origin,
                text,
                language,
                at,
                storedAt,
                provenance,
                facts,
                objects,
                details,
                stamp);
    }
}
