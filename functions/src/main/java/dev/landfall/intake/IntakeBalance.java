package dev.landfall.intake;

import dev.landfall.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what was accepted against what became of it, from the arrivals of an hour and the outcomes of their events: no
 * counter is kept, so none can be wrong.
 */
public final class IntakeBalance {

    private final Arrivals arrivals;

    /**
     * @param inbox asked only for deliveries of many events, whose keys their bodies tell
     */
    public IntakeBalance(Table table, Inbox inbox) {
        this.arrivals = new Arrivals(table, inbox);
    }

    /**
     * The balance of one hour.
     *
     * @param channels the tally of each channel that accepted something
     * @param unsettled the ids of the receipts that hold an event without an outcome
     */
    public record Balance(IntakeHour hour, Map<String, Tally> channels, List<String> unsettled) {

        public Balance {
            channels = Map.copyOf(channels);
            unsettled = List.copyOf(unsettled);
        }

        /** Whether every event has its outcome. */
        public boolean isSettled() {
            return channels.values().stream().allMatch(Tally::isSettled);
        }

        /** All channels together. */
        public Tally total() {
            return channels.values().stream().reduce(Tally.NOTHING, Tally::plus);
        }
    }

    /** Reads the hour as it stands now; it may still be running. */
    public Balance of(IntakeHour hour) {
        return of(hour, arrivals.account(arrivals.of(hour)));
    }

    /** The balance of each hour from the first to the last, both included. */
    public List<Balance> between(IntakeHour first, IntakeHour last) {
        List<Balance> balances = new ArrayList<>();
        for (IntakeHour hour = first; hour.compareTo(last) <= 0; hour = hour.next()) {
            balances.add(of(hour));
        }
        return balances;
    }

    static Balance of(IntakeHour hour, List<Accounted> accounts) {
        Map<String, Tally> channels = new TreeMap<>();
        for (Accounted accounted : accounts) {
            for (Accounted.Ending ending : accounted.endings()) {
                channels.merge(accounted.arrival().channel(), Tally.NOTHING.and(ending.counted()), Tally::plus);
            }
        }
        return new Balance(
                hour,
                channels,
                accounts.stream()
                        .filter(accounted -> !accounted.isSettled())
                        .map(accounted -> accounted.arrival().receipt())
                        .distinct()
                        .toList());
    }
}
