package dev.landfall.intake;

import dev.landfall.ticket.Source;
import java.util.List;
import java.util.Optional;

/** One arrival with what became of each of its events. */
record Accounted(Arrival arrival, List<Ending> endings) {

    Accounted {
        endings = List.copyOf(endings);
    }

    /**
     * How one event ended.
     *
     * @param stored the outcome under the event's key; empty while it is in flight
     * @param counted the same, but a duplicate where another delivery had brought the event before
     */
    record Ending(String key, Optional<Source.Outcome> stored, Optional<Source.Outcome> counted) {}

    boolean isSettled() {
        return endings.stream().allMatch(ending -> ending.stored().isPresent());
    }

    List<String> open() {
        return endings.stream()
                .filter(ending -> ending.stored().isEmpty())
                .map(Ending::key)
                .toList();
    }
}
