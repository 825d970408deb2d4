package dev.landfall.intake;

import dev.landfall.table.Instants;
import dev.landfall.table.Key;
import dev.landfall.table.Page;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.ticket.Source;
import dev.landfall.ticket.TicketItems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was accepted, hour by hour, and what became of it. */
final class Arrivals {

    private static final int PAGE = 1000;

    private static final Comparator<Arrival> IN_ORDER =
            Comparator.comparing(arrival -> arrival.key().sk());

    private final Table table;
    private final Inbox inbox;

    Arrivals(Table table, Inbox inbox) {
        this.table = table;
        this.inbox = inbox;
    }

    /** Everything of an hour, in the order of its coming. */
    List<Arrival> of(IntakeHour hour) {
        return read(table, hour, Range.all());
    }

    /** The same of the part from one instant on (inclusive) and before the other. */
    List<Arrival> between(IntakeHour hour, Instant from, Instant until) {
        return read(table, hour, Range.between(Instants.key(from), Instants.key(until)));
    }

    static List<Arrival> read(Table table, IntakeHour hour, Range range) {
        List<Arrival> found = new ArrayList<>();
        for (String partition : hour.partitions()) {
            Optional<String> after = Optional.empty();
            do {
                Page<Arrival> page = table.query(Arrival.KIND, partition, range, PAGE, after);
                found.addAll(page.items());
                after = page.next();
            } while (after.isPresent());
        }
        found.sort(IN_ORDER);
        return found;
    }

    /** Of several arrivals of one event the first has its outcome, and the others are duplicates. */
    List<Accounted> account(List<Arrival> arrivals) {
        Map<Arrival, List<String>> keys = new LinkedHashMap<>();
        arrivals.forEach(arrival -> keys.put(arrival, keysOf(arrival)));
        Map<Key, Source> sources = table.getAll(
                TicketItems.SOURCE,
                keys.values().stream()
                        .flatMap(List::stream)
                        .map(TicketItems::sourceKey)
                        .toList());
        Set<String> seen = new HashSet<>();
        return keys.entrySet().stream()
                .map(entry -> new Accounted(
                        entry.getKey(),
                        entry.getValue().stream()
                                .map(key -> ending(
                                        key,
                                        Optional.ofNullable(sources.get(TicketItems.sourceKey(key))),
                                        entry.getKey(),
                                        !seen.add(key)))
                                .toList()))
                .toList();
    }

    /** An outcome that is older than the delivery was another delivery's. */
    private static Accounted.Ending ending(String key, Optional<Source> source, Arrival arrival, boolean seen) {
        Optional<Source.Outcome> stored = source.map(Source::outcome);
        boolean repeated = source.map(known -> seen || known.at().isBefore(arrival.receivedAt()))
                .orElse(false);
        return new Accounted.Ending(key, stored, repeated ? Optional.of(Source.Outcome.DUPLICATE) : stored);
    }

    private List<String> keysOf(Arrival arrival) {
        if (!arrival.keys().isEmpty() || arrival.events() == 0) {
            return arrival.keys();
        }
        return inbox.events(arrival.receipt())
                .map(events -> events.stream().map(Event::key).toList())
                .orElseGet(() -> List.of(arrival.receipt()));
    }
}
