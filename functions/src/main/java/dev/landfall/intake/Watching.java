package dev.landfall.intake;

import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Gives every arrival its first check when that is due; what has all its outcomes costs no more than reading them. */
final class Watching {

    /** What was accepted before the first run that there ever was. */
    private static final Duration BEFORE_THE_FIRST_RUN = Duration.ofDays(4);

    private final Table table;
    private final Arrivals arrivals;
    private final Inbox inbox;

    Watching(Table table, Arrivals arrivals, Inbox inbox) {
        this.table = table;
        this.arrivals = arrivals;
        this.inbox = inbox;
    }

    IntakeProgress progress(Instant now) {
        Instant before = now.minus(BEFORE_THE_FIRST_RUN);
        return table.get(IntakeProgress.KIND, IntakeProgress.KEY)
                .orElseGet(() -> new IntakeProgress(before, IntakeHour.of(before)));
    }

    /**
     * Checks the arrivals whose first wait is over, hour after hour, as many hours as a run may look at.
     *
     * @param check gets the id of each receipt that holds an event without an outcome
     */
    IntakeProgress check(Instant now, Consumer<String> check) {
        IntakeProgress progress = progress(now);
        Instant until = now.minus(inbox.receipts().rules().first());
        int hours = inbox.receipts().rules().closing().hours() * 4;
        while (progress.checkedTo().isBefore(until) && hours-- > 0) {
            IntakeHour hour = IntakeHour.of(progress.checkedTo());
            Instant end = hour.end().isBefore(until) ? hour.end() : until;
            arrivals.account(arrivals.between(hour, progress.checkedTo(), end)).stream()
                    .filter(accounted -> !accounted.isSettled())
                    .map(accounted -> accounted.arrival().receipt())
                    .distinct()
                    .forEach(receipt -> checkOrLater(receipt, now, check));
            progress = progress.checkedTo(end);
        }
        table.write(List.of(Write.put(IntakeProgress.KIND, progress)));
        return progress;
    }

    /** One receipt that fails does not keep the others waiting: the next run tries it again. */
    private void checkOrLater(String receipt, Instant now, Consumer<String> check) {
        try {
            check.accept(receipt);
        } catch (RuntimeException e) {
            Log.error("receipt cannot be checked", e, "receipt", receipt);
            Metrics.count("ReconcileFailures", 1, "function", "reconcileIntake");
            inbox.receipts().checkAt(receipt, 0, now);
        }
    }
}
