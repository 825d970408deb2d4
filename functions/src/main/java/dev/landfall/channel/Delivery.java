package dev.landfall.channel;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/** What became of one attempt to send. */
public sealed interface Delivery {

    /** @param vendorId the vendor's id of the message; empty where it tells none */
    record Sent(Optional<String> vendorId) implements Delivery {}

    /** Certainly not delivered by this attempt, or safe to attempt again because the vendor takes our key. */
    record Refused(RefusalReason reason, boolean retryable, Optional<Duration> retryAfter) implements Delivery {}

    /** The vendor may have delivered it, so only a person may decide to send it again. */
    record Unknown(UnknownReason reason) implements Delivery {}

    /** Words for an agent and a counter. */
    enum RefusalReason {
        NOT_CONFIGURED,
        WRONG_CONTENT,
        NO_SUCH_RECIPIENT,
        NOT_ALLOWED,
        /** The channel lets nothing be sent so long after the person's last word, and no template is approved. */
        WINDOW_CLOSED,
        UNAUTHORISED,
        REJECTED,
        RATE_LIMITED,
        NOT_REACHED,
        VENDOR_FAILED,
        NO_ANSWER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why it is not known. */
    enum UnknownReason {
        NO_ANSWER,
        VENDOR_FAILED,
        PARTLY_SENT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Part after part, by number; once one is out, a fault with the next leaves a message that is neither sent nor
     * unsent. A message that is sent goes by its first part's id.
     */
    static Delivery inParts(int count, IntFunction<Delivery> send) {
        Delivery first = send.apply(0);
        for (int i = 1; i < count && first instanceof Sent; i++) {
            if (!(send.apply(i) instanceof Sent)) {
                return unknown(UnknownReason.PARTLY_SENT);
            }
        }
        return first;
    }

    static Delivery sent(Optional<String> vendorId) {
        return new Sent(vendorId);
    }

    /** A refusal that another attempt will not change. */
    static Delivery refused(RefusalReason reason) {
        return new Refused(reason, false, Optional.empty());
    }

    static Delivery retryable(RefusalReason reason, Optional<Duration> after) {
        return new Refused(reason, true, after);
    }

    static Delivery unknown(UnknownReason reason) {
        return new Unknown(reason);
    }
}
