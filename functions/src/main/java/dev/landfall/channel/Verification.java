package dev.landfall.channel;

import java.util.Locale;
import java.util.Optional;

/** The verdict on a request. A forged one is answered 401 without detail: the reason is for our counters alone. */
public sealed interface Verification {

    /** @param deliveryId the vendor's id of this delivery, where it stands in a signed header */
    record Genuine(Optional<String> deliveryId) implements Verification {}

    record Forged(Reason reason) implements Verification {}

    /** Never told outside. */
    enum Reason {
        NO_SECRET,
        NO_SIGNATURE,
        BAD_SIGNATURE,
        NO_TIMESTAMP,
        STALE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Verification genuine() {
        return new Genuine(Optional.empty());
    }

    static Verification forged(Reason reason) {
        return new Forged(reason);
    }
}
