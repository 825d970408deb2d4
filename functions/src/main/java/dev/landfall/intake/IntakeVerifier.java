package dev.landfall.intake;

import dev.landfall.table.Key;
import dev.landfall.table.Page;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.ticket.Source;
import dev.landfall.ticket.TicketItems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks the chain of sealed hours and compares it with what the table holds: finds a receipt, an arrival or an outcome
 * that was removed, added or changed, and a seal that was. It needs no secret.
 */
public final class IntakeVerifier {

    private final Table table;
    private final SealedReceipts receipts;

    public IntakeVerifier(Table table) {
        this.table = table;
        this.receipts = new SealedReceipts(table);
    }

    /**
     * Something that is not as it was sealed.
     *
     * @param what for example {@code receipt removed}
     * @param receipt the receipt, or empty where it is about a whole hour
     */
    public record Finding(String hour, String what, String receipt) {

        @Override
        public String toString() {
            return hour + "\t" + what + (receipt.isEmpty() ? "" : "\t" + receipt);
        }
    }

    /**
     * What the walk found.
     *
     * @param hours how many sealed hours were walked
     * @param purged how many receipts are gone because their time was over
     * @param root the newest root; whoever kept an older one finds it in the chain
     */
    public record Report(int hours, int receipts, int purged, String root, List<Finding> findings) {

        public Report {
            findings = List.copyOf(findings);
        }

        /** Whether everything is as it was sealed. */
        public boolean isSound() {
            return findings.isEmpty();
        }
    }

    /** Walks the whole chain. */
    public Report verify(Instant now) {
        List<HourSeal> seals = seals();
        List<Finding> findings = new ArrayList<>(chain(seals));
        Map<IntakeHour, Map<String, SealedLine>> sealed = new LinkedHashMap<>();
        seals.forEach(seal -> sealed.put(seal.hour(), lines(seal, findings)));
        Set<String> again = playedAgain(sealed, seals, now);
        int purged = 0;
        int count = 0;
        for (Map.Entry<IntakeHour, Map<String, SealedLine>> hour : sealed.entrySet()) {
            Map<String, SealedLine> lines = hour.getValue();
            findings.addAll(arrivals(hour.getKey(), lines, now));
            purged += receipts.compare(hour.getKey(), lines.values(), now, findings);
            findings.addAll(outcomes(hour.getKey(), lines, again, now));
            count += lines.size();
        }
        String root = seals.isEmpty() ? HourSeal.FIRST : seals.getLast().root();
        return new Report(seals.size(), count, purged, root, findings);
    }

    private List<HourSeal> seals() {
        List<HourSeal> seals = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<HourSeal> page = table.query(HourSeal.KIND, HourSeal.PARTITION, Range.all(), 500, after);
            seals.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return seals;
    }

    /** The oldest seals go in their time, so the first one that is there may name one that is not. */
    private static List<Finding> chain(List<HourSeal> seals) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 1; i < seals.size(); i++) {
            HourSeal before = seals.get(i - 1);
            HourSeal seal = seals.get(i);
            for (IntakeHour hour = before.hour().next(); hour.compareTo(seal.hour()) < 0; hour = hour.next()) {
                findings.add(new Finding(hour.name(), "seal removed", ""));
            }
            if (!seal.previous().equals(before.root())) {
                findings.add(new Finding(seal.hour().name(), "chain broken", ""));
            }
        }
        return findings;
    }

    private Map<String, SealedLine> lines(HourSeal seal, List<Finding> findings) {
        List<String> texts = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<HourSeal.Lines> page = table.query(
                    HourSeal.Lines.KIND, HourSeal.Lines.partition(seal.hour()), HourSeal.Lines.of(seal), 10, after);
            page.items().forEach(part -> texts.addAll(part.lines()));
            after = page.next();
        } while (after.isPresent());
        if (!HourSeal.root(seal.previous(), seal.hour(), seal.channels(), texts).equals(seal.root())) {
            findings.add(new Finding(seal.hour().name(), "seal changed", ""));
        }
        return SealedLine.read(texts);
    }

    /** Keys of the events that were put into the queue again, in a sealed hour or since: their outcomes may differ. */
    private Set<String> playedAgain(
            Map<IntakeHour, Map<String, SealedLine>> sealed, List<HourSeal> seals, Instant now) {
        Set<String> again = new HashSet<>();
        sealed.values().stream()
                .flatMap(lines -> lines.values().stream())
                .filter(SealedLine::again)
                .forEach(line -> again.addAll(line.outcomes().keySet()));
        if (!seals.isEmpty()) {
            for (IntakeHour hour = seals.getLast().hour().next(); !hour.start().isAfter(now); hour = hour.next()) {
                Arrivals.read(table, hour, Range.all()).stream()
                        .filter(Arrival::again)
                        .forEach(arrival -> again.addAll(arrival.keys()));
            }
        }
        return again;
    }

    private List<Finding> arrivals(IntakeHour hour, Map<String, SealedLine> lines, Instant now) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Arrival> there = new LinkedHashMap<>();
        Arrivals.read(table, hour, Range.all())
                .forEach(arrival -> there.put(arrival.key().sk(), arrival));
        lines.forEach((place, line) -> {
            Arrival arrival = there.remove(place);
            if (arrival == null) {
                if (now.isBefore(line.receivedAt().plus(Arrival.KEPT))) {
                    findings.add(new Finding(hour.name(), "arrival removed", line.receipt()));
                }
            } else if (!line.isOf(arrival)) {
                findings.add(new Finding(hour.name(), "arrival changed", line.receipt()));
            }
        });
        there.values().forEach(arrival -> findings.add(new Finding(hour.name(), "receipt added", arrival.receipt())));
        return findings;
    }

    /** An outcome goes with its own time, which is never shorter than the arrival's. */
    private List<Finding> outcomes(IntakeHour hour, Map<String, SealedLine> lines, Set<String> again, Instant now) {
        List<Finding> findings = new ArrayList<>();
        Map<Key, Source> sources = table.getAll(
                TicketItems.SOURCE,
                lines.values().stream()
                        .flatMap(line -> line.outcomes().keySet().stream())
                        .map(TicketItems::sourceKey)
                        .toList());
        for (SealedLine line : lines.values()) {
            line.outcomes().forEach((key, outcome) -> {
                Optional<Source> source = Optional.ofNullable(sources.get(TicketItems.sourceKey(key)));
                boolean over =
                        source.isEmpty() && !now.isBefore(line.receivedAt().plus(Arrival.KEPT));
                boolean same = source.map(known -> known.outcome().name().equals(outcome))
                        .orElse(outcome.equals(SealedLine.IN_FLIGHT));
                if (!same && !over && !again.contains(key)) {
                    String what = source.isEmpty() ? "outcome removed" : "outcome changed";
                    findings.add(new Finding(hour.name(), what, line.receipt()));
                }
            });
        }
        return findings;
    }
}
