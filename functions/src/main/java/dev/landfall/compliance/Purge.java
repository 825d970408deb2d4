package dev.landfall.compliance;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When a record must be gone. */
public sealed interface Purge {

    /** The record may be kept until then and is gone from then on. */
    record At(Instant instant) implements Purge {}

    /** The moment from which the period counts has not come yet. */
    record Waiting(Anchor anchor) implements Purge {}

    /** One law orders to keep beyond what another allows: nothing is purged and nothing promised, an officer decides. */
    record Conflict(Instant keepUntil, Instant goneBy) implements Purge {}

    /** The purge instant, where there is one. */
    default Optional<Instant> due() {
        return switch (this) {
            case At at -> Optional.of(at.instant());
            case Waiting waiting -> Optional.empty();
            case Conflict conflict -> Optional.empty();
        };
    }

    /** When the record must be gone under one rule. */
    static Purge purgeAt(Rule rule, Anchors anchors) {
        return purgeAt(List.of(rule), anchors);
    }

    /** Strictest wins: the earliest ceiling of all rules, unless the latest floor lies beyond it. */
    static Purge purgeAt(List<Rule> rules, Anchors anchors) {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("A purge needs a rule");
        }
        for (Rule rule : rules) {
            if (anchors.at(rule.retention().anchor(), rule.zone()).isEmpty()) {
                return new Waiting(rule.retention().anchor());
            }
        }
        Instant goneBy = rules.stream()
                .flatMap(rule -> end(rule, Optional.of(rule.retention().max()), anchors).stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return rules.stream()
                .flatMap(rule -> end(rule, rule.retention().min(), anchors).stream())
                .max(Comparator.naturalOrder())
                .filter(floor -> floor.isAfter(goneBy))
                .<Purge>map(floor -> new Conflict(floor, goneBy))
                .orElseGet(() -> new At(goneBy));
    }

    private static Optional<Instant> end(Rule rule, Optional<Term> term, Anchors anchors) {
        return anchors.at(rule.retention().anchor(), rule.zone())
                .flatMap(from -> term.map(length -> length.after(from, rule.zone())));
    }
}
