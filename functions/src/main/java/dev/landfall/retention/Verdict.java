package dev.landfall.retention;

import dev.landfall.compliance.Anchors;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.Jurisdiction;
import dev.landfall.compliance.Purge;
import dev.landfall.compliance.RecordClass;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** Whether a record goes now, by the rules that hold now. */
sealed interface Verdict {

    record Now() implements Verdict {}

    /** Not now; the pointer moves to that instant. */
    record Later(Instant at, Outcome why) implements Verdict {}

    /** Decides; pure. */
    static Verdict of(
            ComplianceRules rules, Jurisdiction jurisdiction, RecordClass recordClass, Anchors anchors, Moment moment) {
        return switch (rules.purgeAt(jurisdiction, recordClass, anchors, moment.now())) {
            case Purge.At at -> at.instant().isAfter(moment.now()) ? new Later(at.instant(), Outcome.EARLY) : new Now();
            case Purge.Waiting waiting -> moment.later(Outcome.WAITING);
            case Purge.Conflict conflict -> moment.later(Outcome.CONFLICT);
        };
    }

    /** Now, and how long to wait for what cannot be decided now. */
    record Moment(Instant now, Period lookAgainAfter) {

        Later later(Outcome why) {
            return new Later(now.atZone(ZoneOffset.UTC).plus(lookAgainAfter).toInstant(), why);
        }
    }
}
