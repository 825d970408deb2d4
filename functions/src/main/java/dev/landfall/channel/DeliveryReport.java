package dev.landfall.channel;

import dev.landfall.ticket.Arrival;
import java.time.Instant;
import java.util.Optional;

/**
 * What a vendor says became of messages that we sent.
 *
 * @param reason a word, empty unless it failed; never a vendor's text
 */
public record DeliveryReport(String channel, String account, Which of, Arrival.State state, Instant at, String reason) {

    /** Which messages are meant. */
    public sealed interface Which {

        /** The vendor's id of the one that is meant; empty where several are. */
        Optional<String> vendorId();
    }

    /** The one with this id. */
    public record One(String id) implements Which {
        @Override
        public Optional<String> vendorId() {
            return Optional.of(id);
        }
    }

    /** All that this user was sent until the report's instant. */
    public record Until(String userId) implements Which {
        @Override
        public Optional<String> vendorId() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "Until[…]";
        }
    }
}
