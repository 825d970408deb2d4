package dev.landfall.retention;

import dev.landfall.compliance.Anchors;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.Jurisdiction;
import dev.landfall.compliance.RecordClass;
import dev.landfall.contact.Keys;
import dev.landfall.due.Due;
import dev.landfall.due.PurgeUnit;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One pointer that fired, with what every unit needs to decide and to finish. */
record Firing(Due pointer, PurgeUnit.Named named, Run run) {

    /** What one run goes by: its instant, the rules of that instant, and its budget. */
    record Run(Instant now, ComplianceRules compliance, PurgeRules rules, Budget budget) {}

    Verdict verdict(Jurisdiction jurisdiction, RecordClass recordClass, Anchors anchors) {
        return Verdict.of(run.compliance(), jurisdiction, recordClass, anchors, moment());
    }

    Verdict.Moment moment() {
        return new Verdict.Moment(run.now(), run.rules().lookAgainAfter());
    }

    /** Moves the pointer: an early one more is harmless, since firing decides anew. */
    Outcome moved(Table table, Verdict.Later later) {
        List<Write> writes = pointer.moveTo(later.at());
        if (!writes.isEmpty()) {
            table.write(writes);
            run.budget().spend(writes.size());
        }
        return later.why();
    }

    /** Nothing is left that the pointer could point to. */
    Outcome gone(Table table) {
        table.write(List.of(pointer.remove()));
        run.budget().spend(1);
        return Outcome.GONE;
    }

    /** The unit's last transaction, or its only one. */
    Outcome finished(Table table, List<Write> writes) {
        run.budget().spend(writes.size());
        return table.write(writes).done() ? Outcome.PURGED : Outcome.CHANGED;
    }

    /** The mark that stays, where policy wants one for this kind of unit. */
    Optional<Write> tombstone(Keys keys, Jurisdiction jurisdiction) {
        if (!run.rules().tombstones().contains(named.unit())) {
            return Optional.empty();
        }
        String unit = named.unit().word();
        return run.compliance()
                .purgeAt(jurisdiction, RecordClass.TOMBSTONE, Anchors.received(run.now()), run.now())
                .due()
                .map(until -> Write.put(
                        Tombstone.KIND, new Tombstone(unit, keys.of("tombstone", unit, named.id()), run.now(), until)));
    }
}
