package dev.landfall.due;

import dev.landfall.table.Key;
import java.time.Instant;
import java.util.Optional;

/**
 * What purge removes as one: the word in its pointer, and where its item lies. {@code docs/data-model.md}, "Purge
 * units", says what such an item carries.
 */
public enum PurgeUnit {
    /** A ticket with everything under it. Id: the ticket's. */
    TICKET("ticket"),
    /** A contact with its identities, once nothing else of theirs is left. Id: the contact's. */
    CONTACT("contact"),
    /** Device and network facts of one article, which itself stays. Id: {@code <ticket>#<sequence>}. */
    FACTS("facts"),
    RECEIPT("receipt"),
    RAW_MAIL("rawmail"),
    ATTACHMENT("attachment"),
    /** The answer kept under an idempotency key. */
    ANSWER("answer"),
    /** A one-time code that links two identities, and the counts that limit guessing. Id: a hash. */
    LINK_CODE("linkcode"),
    /** A day on which a person asked about a topic. Id: {@code <contact>#<topic>#<day>}. */
    TOPIC("topic"),
    /** A recommendation that was made. Id: {@code <contact>#<feature>}. */
    CARD("card"),
    /** What is left of a public post to tell its copies by. Id: its source key. */
    SKETCH("sketch"),
    /** Somebody who had the same trouble. Id: {@code <ticket>#<copy or contact>#<identity>}. */
    COMPANION("companion"),
    /** That somebody told of trouble in an area. Id: {@code <area>#<slice of time>#<identity>}. */
    SIGHTING("sighting");

    private final String word;

    PurgeUnit(String word) {
        this.word = word;
    }

    /** The name in pointers, keys and counts. */
    public String word() {
        return word;
    }

    /** One unit by name, as a pointer tells it. */
    public record Named(PurgeUnit unit, String id) {

        public Key key() {
            return unit.key(id);
        }
    }

    /** The pointer to write in the transaction that writes the item, and to move in the one that moves its anchor. */
    public Due pointer(String id, Instant at) {
        return new Due(Due.PURGE, at, word + "#" + id);
    }

    /** Where the unit's item lies. */
    public Key key(String id) {
        return switch (this) {
            case TICKET, CONTACT, RECEIPT, RAW_MAIL, ATTACHMENT, ANSWER, LINK_CODE -> Key.only(word, id);
            case TOPIC, CARD -> new Key("contact#" + before(id), word + "#" + after(id));
            case SKETCH -> Key.only(word, id);
            case COMPANION -> new Key("ticket#" + before(id), after(id));
            case SIGHTING ->
                new Key(word + "#" + id.substring(0, id.lastIndexOf('#')), id.substring(id.lastIndexOf('#') + 1));
            case FACTS -> new Key("ticket#" + before(id), "article#%010d".formatted(Long.parseLong(after(id))));
        };
    }

    /** What a pointer points to; empty where it is none of ours. */
    public static Optional<Named> of(Due due) {
        for (PurgeUnit unit : values()) {
            String id = due.what().startsWith(unit.word + "#") ? due.what().substring(unit.word.length() + 1) : "";
            if (unit.takes(id)) {
                return Optional.of(new Named(unit, id));
            }
        }
        return Optional.empty();
    }

    private boolean takes(String id) {
        return switch (this) {
            case TICKET, CONTACT, RECEIPT, RAW_MAIL, ATTACHMENT, ANSWER, LINK_CODE, SKETCH -> !id.isEmpty();
            case TOPIC, CARD -> id.matches("[^#]+#.+");
            case COMPANION, SIGHTING -> id.matches("[^#]+#[^#]+#[^#]+");
            case FACTS -> id.matches("[^#]+#[0-9]{1,10}");
        };
    }

    private static String before(String id) {
        return id.substring(0, id.indexOf('#'));
    }

    private static String after(String id) {
        return id.substring(id.indexOf('#') + 1);
    }
}
