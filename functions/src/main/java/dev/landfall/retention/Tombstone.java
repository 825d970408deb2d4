package dev.landfall.retention;

import dev.landfall.compliance.RecordClass;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import java.time.Instant;

/**
 * That something of this kind was purged, without saying what: an HMAC of its id and the time.
 *
 * @param expiresAt when even this goes; the table's TTL takes it
 */
record Tombstone(String unit, String hmac, Instant at, Instant expiresAt) {

    static final Kind<Tombstone> KIND = Kind.of(
                    Tombstone.class, "tombstone", t -> new Key("tombstone#" + t.unit() + "#" + t.hmac(), "tombstone"))
            .text("unit", Tombstone::unit)
            .text("hmac", Tombstone::hmac)
            .text("class", t -> RecordClass.TOMBSTONE.code())
            .instant("at", Tombstone::at)
            .number("expiresAt", t -> t.expiresAt().getEpochSecond())
            .read(row -> new Tombstone(
                    row.text("unit"),
                    row.text("hmac"),
                    row.instant("at"),
                    Instant.ofEpochSecond(row.number("expiresAt"))));
}
