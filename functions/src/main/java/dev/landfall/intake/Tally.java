package dev.landfall.intake;

import dev.landfall.ticket.Source;
import java.util.Optional;

/** What became of the events that one channel accepted in an hour. */
public record Tally(
        long accepted, long processed, long duplicate, long ignored, long quarantined, long refused, long inFlight) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

    /** Whether every accepted event has an outcome. */
    public boolean isSettled() {
        return inFlight == 0 && accepted == ended();
    }

    /** How many events have an outcome. */
    public long ended() {
        return processed + duplicate + ignored + quarantined + refused;
    }

    /** One more event; without an outcome it is still in flight. */
    Tally and(Optional<Source.Outcome> outcome) {
        return outcome.map(ended -> switch (ended) {
                    case PROCESSED -> plus(new Tally(1, 1, 0, 0, 0, 0, 0));
                    case DUPLICATE -> plus(new Tally(1, 0, 1, 0, 0, 0, 0));
                    case IGNORED -> plus(new Tally(1, 0, 0, 1, 0, 0, 0));
                    case QUARANTINED -> plus(new Tally(1, 0, 0, 0, 1, 0, 0));
                    case REFUSED -> plus(new Tally(1, 0, 0, 0, 0, 1, 0));
                })
                .orElseGet(() -> plus(new Tally(1, 0, 0, 0, 0, 0, 1)));
    }

    /** Both together. */
    public Tally plus(Tally other) {
        return new Tally(
                accepted + other.accepted,
                processed + other.processed,
                duplicate + other.duplicate,
                ignored + other.ignored,
                quarantined + other.quarantined,
                refused + other.refused,
                inFlight + other.inFlight);
    }

    /** The figures in their order, for a record and a hash. */
    String words() {
        return "accepted=%d processed=%d duplicate=%d ignored=%d quarantined=%d refused=%d inFlight=%d"
                .formatted(accepted, processed, duplicate, ignored, quarantined, refused, inFlight);
    }
}
