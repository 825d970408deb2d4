package dev.landfall.retention;

import dev.landfall.compliance.ComplianceRules;
import dev.landfall.due.Due;
import dev.landfall.due.DueWork;
import dev.landfall.due.PurgeUnit;
import dev.landfall.event.ScheduledFunction;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import dev.landfall.policy.Policies;
import dev.landfall.table.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every few minutes: what is due by the rules of now is purged, as far as the run's budget goes. */
public final class PurgeExpired implements ScheduledFunction {

    private final Table table;
    private final PurgeUnits units;
    private final Policies policies;
    private final InstantSource clock;

    public PurgeExpired(Table table, PurgeUnits units, Policies policies, InstantSource clock) {
        this.table = table;
        this.units = units;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        PurgeRules rules = policies.current(PurgeRules.POLICY);
        Budget budget = new Budget(clock, now.plus(rules.time()), rules.writes());
        var run = new Firing.Run(now, ComplianceRules.current(policies), rules, budget);
        Map<String, Long> counts = new TreeMap<>();
        int first = (int) now.getEpochSecond() / 60;
        boolean all = new DueWork(table).sweepWhile(Due.PURGE, now, first, pointer -> {
            counts.merge(fire(pointer, run), 1L, Long::sum);
            return budget.isLeft();
        });
        counts.forEach((outcome, count) -> Metrics.count("PurgeUnits", count, "outcome", outcome));
        Log.info(
                "purge ended",
                "everythingDue",
                all,
                "pointers",
                counts.values().stream().mapToLong(n -> n).sum());
    }

    private String fire(Due pointer, Firing.Run run) {
        Optional<PurgeUnit.Named> named = PurgeUnit.of(pointer);
        if (named.isEmpty()) {
            Log.warn("purge pointer not understood");
            table.write(pointer.moveTo(new Verdict.Moment(run.now(), run.rules().lookAgainAfter())
                    .later(Outcome.UNKNOWN)
                    .at()));
            return Outcome.UNKNOWN.word();
        }
        return named.get().unit().word() + "-"
                + fire(new Firing(pointer, named.get(), run)).word();
    }

    /** One unit that breaks must not keep the others. */
    private Outcome fire(Firing firing) {
        try {
            return units.of(firing.named().unit()).fire(firing);
        } catch (RuntimeException e) {
            Log.error("purge of a unit failed", e, "unit", firing.named().unit().word());
            return Outcome.FAILED;
        }
    }
}
