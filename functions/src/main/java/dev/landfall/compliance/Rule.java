package dev.landfall.compliance;

import java.time.ZoneId;
import java.util.Optional;

/**
 * How long one record class is kept in one jurisdiction, by one dated version of its rules.
 *
 * @param zone where calendar units and the end of a year are reckoned
 */
public record Rule(
        String jurisdiction,
        int version,
        RecordClass recordClass,
        Retention retention,
        ZoneId zone,
        Provenance provenance) {

    /**
     * The floor and ceiling of keeping, from one anchor.
     *
     * @param min not gone before, where the law orders keeping
     * @param max gone by then
     */
    public record Retention(Optional<Term> min, Term max, Anchor anchor) {}
}
