package dev.landfall.compliance;

import java.util.Locale;

/** The kinds of records that law and policy treat differently; every stored item is of one of them. */
public enum RecordClass {
    /** A support conversation with everything under it. */
    TICKET,
    /** Mail of a deal, which some laws order to keep. */
    COMMERCIAL_LETTER,
    ATTACHMENT,
    RAW_MAIL,
    /** Proof that a webhook's bytes were accepted, body included. */
    RECEIPT,
    DEVICE_FACTS,
    /** The answer kept under an idempotency key. */
    STORED_ANSWER,
    /** A day on which a person asked about a topic. */
    TOPIC,
    /** A recommendation that was made. */
    CARD,
    /** What is left of a public post to tell its copies by, and who told of the same trouble when. */
    SKETCH,
    CONTACT,
    IDENTITY,
    /** What stays of a purged item so that a late redelivery stays without effect; holds no content. */
    TOMBSTONE,
    /** Proof of deletion; holds no personal data. */
    DELETION_LOG,
    CONSENT;

    /** The name in rule files and stored items, for example {@code commercial_letter}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The class with this stored name; an unknown one throws {@link IllegalArgumentException}. */
    public static RecordClass of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
