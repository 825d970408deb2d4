package dev.landfall.intake;

import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import dev.landfall.table.Page;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Closes the hours whose retry horizon has passed, one after another: a balanced one is sealed; one that does not
 * balance raises the alarm until it does, or until what is missing is given up by name.
 */
final class Sealing {

    /** An item holds 400 KB, and a line of a single event takes less than 300 bytes. */
    private static final int LINES = 200_000;

    private static final int NAMED = 20;

    private final Table table;
    private final Arrivals arrivals;

    Sealing(Table table, Arrivals arrivals) {
        this.table = table;
        this.arrivals = arrivals;
    }

    /**
     * Seals what can be sealed now.
     *
     * @param giveUp ends an event that was lost: its key, with the arrival that holds it
     * @return how many hours were sealed
     */
    int seal(IntakeProgress progress, ReconcileRules rules, Instant now, BiConsumer<Arrival, String> giveUp) {
        Optional<HourSeal> last = last(table);
        IntakeHour hour = last.map(seal -> seal.hour().next()).orElse(progress.from());
        String previous = last.map(HourSeal::root).orElse(HourSeal.FIRST);
        int sealed = 0;
        while (sealed < rules.closing().hours() && isOver(hour, progress, rules, now)) {
            List<Accounted> accounts = arrivals.account(arrivals.of(hour));
            IntakeBalance.Balance balance = IntakeBalance.of(hour, accounts);
            if (!balance.isSettled()) {
                raise(balance, now);
                boolean patient = now.isBefore(
                        hour.end().plus(rules.horizon()).plus(rules.closing().patience()));
                if (patient) {
                    return sealed;
                }
                accounts.forEach(lost -> lost.open().forEach(key -> giveUp.accept(lost.arrival(), key)));
                accounts = arrivals.account(arrivals.of(hour));
                balance = IntakeBalance.of(hour, accounts);
            }
            previous = store(balance, accounts, previous, new Times(now, rules));
            hour = hour.next();
            sealed++;
        }
        return sealed;
    }

    /** The newest seal of the chain. */
    static Optional<HourSeal> last(Table table) {
        Page<HourSeal> page =
                table.query(HourSeal.KIND, HourSeal.PARTITION, Range.all().backwards(), 1, Optional.empty());
        return page.items().stream().findFirst();
    }

    private static boolean isOver(IntakeHour hour, IntakeProgress progress, ReconcileRules rules, Instant now) {
        boolean checked = !progress.checkedTo().isBefore(hour.end());
        return checked && !now.isBefore(hour.end().plus(rules.horizon()));
    }

    /** Ids alone, the first of many; the record of the hour holds more of them. */
    private void raise(IntakeBalance.Balance balance, Instant now) {
        table.write(List.of(Write.put(OpenHour.KIND, new OpenHour(balance.hour(), balance.unsettled(), now))));
        balance.channels().forEach((channel, tally) -> {
            if (!tally.isSettled()) {
                Metrics.count("IntakeImbalance", tally.accepted() - tally.ended(), "channel", channel);
            }
        });
        Log.warn(
                "intake does not balance",
                "hour",
                balance.hour().name(),
                "receipts",
                balance.unsettled().size(),
                "first",
                String.join(
                        " ",
                        balance.unsettled()
                                .subList(0, Math.min(NAMED, balance.unsettled().size()))));
    }

    private record Times(Instant now, ReconcileRules rules) {
        Instant purgeAt() {
            return now.atOffset(ZoneOffset.UTC).plus(rules.closing().seals()).toInstant();
        }
    }

    /** Pages first: a seal is there only with all that it stands for. */
    private String store(IntakeBalance.Balance balance, List<Accounted> accounts, String previous, Times times) {
        Map<String, String> channels = new HashMap<>();
        balance.channels().forEach((channel, tally) -> channels.put(channel, tally.words()));
        List<String> lines = accounts.stream()
                .map(SealedLine::of)
                .flatMap(line -> line.texts().stream())
                .toList();
        String root = HourSeal.root(previous, balance.hour(), channels, lines);
        List<List<String>> pages = pages(lines);
        for (int i = 0; i < pages.size(); i++) {
            table.write(List.of(Write.put(
                    HourSeal.Lines.KIND, new HourSeal.Lines(balance.hour(), root, i, pages.get(i), times.purgeAt()))));
        }
        HourSeal seal =
                new HourSeal(balance.hour(), previous, root, channels, pages.size(), times.now(), times.purgeAt());
        if (!table.write(List.of(Write.create(HourSeal.KIND, seal))).done()) {
            throw new IllegalStateException("The hour was sealed by another run; the next run goes on from there");
        }
        Log.info("hour sealed", "hour", seal.hour().name(), "receipts", lines.size(), "root", root);
        return root;
    }

    private static List<List<String>> pages(List<String> lines) {
        List<List<String>> pages = new ArrayList<>();
        int space = 0;
        for (String line : lines) {
            if (space < line.length()) {
                pages.add(new ArrayList<>());
                space = LINES;
            }
            pages.getLast().add(line);
            space -= line.length();
        }
        return pages;
    }
}
