package dev.landfall.ticket;

import dev.landfall.compliance.Stamp;
import dev.landfall.contact.ContactId;
import dev.landfall.table.Condition;
import dev.landfall.table.Instants;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
 * @param details what the channel adds, such as a mail's subject, ids, hidden spans, and summary; {@code editedAt} and
 *     {@code edits} of what its author changed, {@code withdrawnAt} of what its author took back
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

    /** Files that were kept apart: a JSON list. */
    public static final String ATTACHMENTS = "attachments";

    /** Why what was sent beside the words is not kept: a JSON list. */
    public static final String MEDIA_NOTES = "mediaNotes";

    private static final String EDITED_AT = "editedAt";
    private static final String EDITS = "edits";
    private static final String WITHDRAWN_AT = "withdrawnAt";

    /** Details of files, which an edit of the words leaves alone. */
    private static final Set<String> FILES = Set.of(ATTACHMENTS, MEDIA_NOTES);

    /** Details that say nothing of what was said. */
    private static final Set<String> FRAME = Set.of("audience", "form", "displayName", EDITED_AT, EDITS);

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
        return ofTheirs() && !withdrawn();
    }

    /** Whether it is a part of their story, be it one without words: what they took back was said on that day. */
    boolean ofTheirs() {
        return author != Author.NOTE && author != Author.THIRD_PARTY;
    }

    /** What tells one state of it from the next; empty while its author has left it alone. */
    Optional<String> amendment() {
        return withdrawn() ? Optional.of("withdrawn") : Optional.ofNullable(details.get(EDITS));
    }

    /** Holds while its author has not changed it since it was read: what they took back must not come back. */
    Condition unamended() {
        return amendment()
                .map(known -> Condition.text("amendment", known))
                .orElseGet(() -> Condition.missing("amendment"));
    }

    /** Whether its author took it back: then nothing of what it said is left. */
    public boolean withdrawn() {
        return details.containsKey(WITHDRAWN_AT);
    }

    /** When its author last changed it, by the channel's clock. */
    public Optional<Instant> editedAt() {
        return Optional.ofNullable(details.get(EDITED_AT)).map(Instant::parse);
    }

    /** As its author says it now; the earlier wording is not kept. */
    Article edited(String says, String in, Map<String, String> described, Instant changedAt) {
        Map<String, String> now = new HashMap<>(details);
        now.keySet().retainAll(FILES);
        now.putAll(described);
        now.put(EDITED_AT, Instants.key(changedAt));
        now.put(EDITS, Integer.toString(Integer.parseInt(details.getOrDefault(EDITS, "0")) + 1));
        return with(says, in, objects, now);
    }

    /** Its place and its author's name alone. */
    Article withdrawn(Instant takenAt) {
        Map<String, String> left = new HashMap<>(details);
        left.keySet().retainAll(FRAME);
        left.put(WITHDRAWN_AT, Instants.key(takenAt));
        return with("", language, List.of(), left);
    }

    /** With other files, and with what is to be said of them; its words stay as they are. */
    public Article filed(List<String> holding, Map<String, String> described) {
        return with(text, language, holding, described);
    }

    private Article with(String says, String in, List<String> holding, Map<String, String> described) {
        return new Article(
                ticket,
                sequence,
                sourceKey,
                contact,
                author,
                origin,
                says,
                in,
                at,
                storedAt,
                provenance,
                facts,
                holding,
                described,
                stamp);
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
