package dev.landfall.channel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a verified body turned out to be. */
public sealed interface Parsed {

    /** @param deliveryId the vendor's id of the whole delivery, equal when it is delivered again */
    record Events(Optional<String> deliveryId, List<InboundEvent> events) implements Parsed {
        public Events {
            events = List.copyOf(events);
        }
    }

    /** Nothing that happened: the sender asks where a body may go that is too large for a request. @param bytes its size */
    record Upload(long bytes) implements Parsed {}

    /** Not a body of this channel at all. */
    record Malformed(Reason reason) implements Parsed {}

    /** Why nothing could be read. */
    enum Reason {
        TOO_LARGE,
        NOT_UTF8,
        NOT_JSON,
        NOT_XML,
        TOO_DEEP,
        DUPLICATE_KEY,
        NOT_AN_OBJECT,
        NOT_THIS_CHANNEL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
