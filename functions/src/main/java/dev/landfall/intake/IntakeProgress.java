package dev.landfall.intake;

import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import java.time.Instant;

/**
 * How far the arrivals have been looked at.
 *
 * @param checkedTo all that arrived before has had its first check
 * @param from the first hour of the chain of seals
 */
record IntakeProgress(Instant checkedTo, IntakeHour from) {

    static final Key KEY = new Key("intake", "progress");

    static final Kind<IntakeProgress> KIND = Kind.of(IntakeProgress.class, "progress", progress -> KEY)
            .instant("checkedTo", IntakeProgress::checkedTo)
            .text("from", progress -> progress.from().name())
            .read(row -> new IntakeProgress(row.instant("checkedTo"), IntakeHour.named(row.text("from"))));

    IntakeProgress checkedTo(Instant at) {
        return new IntakeProgress(at, from);
    }
}
