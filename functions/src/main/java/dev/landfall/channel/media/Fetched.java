package dev.landfall.channel.media;

import java.util.Locale;

/** What came of fetching one file. */
public sealed interface Fetched {

    /** @param type as the vendor declares it; empty where it does not */
    @SuppressWarnings("ArrayRecordComponent")
    record Content(byte[] bytes, String type) implements Fetched {
        @Override
        public String toString() {
            return "Content[" + bytes.length + "]";
        }
    }

    /**
     * It will never come.
     *
     * @param said the beginning of what the vendor said; never stored or logged
     */
    record Failed(Reason reason, String said) implements Fetched {
        public Failed(Reason reason) {
            this(reason, "");
        }

        @Override
        public String toString() {
            return "Failed[" + reason + "]";
        }
    }

    /** It is worth another try later. */
    record Later(Reason reason) implements Fetched {}

    /** Words for the note on a message whose file did not come. */
    enum Reason {
        TOO_LARGE,
        /** More of them than are taken of one message. */
        TOO_MANY,
        /** Its bytes are not what it was sent as. */
        WRONG_KIND,
        EMPTY,
        /** The vendor no longer has it. */
        EXPIRED,
        /** The vendor does not let us have it. */
        REFUSED,
        /** The vendor does not understand what we ask for. */
        REJECTED,
        /** It lies where we do not look. */
        BAD_ADDRESS,
        /** The account has no token, or is gone. */
        NO_TOKEN,
        /** Its time to go came before it did. */
        TOO_LATE,
        /** The vendor still prepares it. */
        NOT_READY,
        RATE_LIMITED,
        VENDOR_FAILED,
        NOT_REACHED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
