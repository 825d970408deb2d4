package dev.landfall.bench.storm;

import dev.landfall.bench.storm.Outcomes.Answered;
import java.util.Optional;

/** Why two runs may answer differently in a ticket and both be right. */
enum Freedom {
    /** The next message came before or after the hand-over, which travels by a queue of its own. */
    HANDED_OVER("a human took over a moment earlier or later"),
    /** The message was the one that made an outage of it, came just before, or after. */
    OUTAGE("an outage became known a moment earlier or later");

    private final String words;

    Freedom(String words) {
        this.words = words;
    }

    /** Empty where the difference is none that may be. */
    static Optional<Freedom> excusing(Answered storm, Answered quiet) {
        if (storm.partOfOutage() || quiet.partOfOutage()) {
            return Optional.of(OUTAGE);
        }
        boolean both = storm.ownedByHuman() && quiet.ownedByHuman();
        return both && storm.noticed() == quiet.noticed() ? Optional.of(HANDED_OVER) : Optional.empty();
    }

    @Override
    public String toString() {
        return words;
    }
}
