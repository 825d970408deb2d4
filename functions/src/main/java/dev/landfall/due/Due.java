package dev.landfall.due;

import dev.landfall.table.Instants;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import dev.landfall.table.Write;
import java.time.Instant;
import java.util.List;

/**
 * A pointer to something that is due: an index, not the truth. Firing recomputes from the record and the rules.
 *
 * @param work the sweep that reads it, for example {@code purge}
 * @param what kind and id of the record, for example {@code ticket#01H…}
 */
public record Due(String work, Instant at, String what) {

    public static final String RECONCILE = "reconcile";
    public static final String PURGE = "purge";
    public static final String DEADLINE = "deadline";

    static final int SHARDS = 16;

    static final Kind<Due> KIND = Kind.of(Due.class, "due", Due::key)
            .text("work", Due::work)
            .instant("at", Due::at)
            .text("what", Due::what)
            .read(row -> new Due(row.text("work"), row.instant("at"), row.text("what")));

    public Due {
        if (work.isBlank() || what.isBlank()) {
            throw new IllegalArgumentException("A due pointer names its work and what it points to");
        }
    }

    public Key key() {
        return new Key(partition(work, Math.floorMod(what.hashCode(), SHARDS)), Instants.key(at) + "#" + what);
    }

    static String partition(String work, int shard) {
        return "due#" + work + "#" + shard;
    }

    /** The write that places this pointer. */
    public Write put() {
        return Write.put(KIND, this);
    }

    /** The write that removes this pointer. */
    public Write remove() {
        return Write.delete(key());
    }

    /** Removes this pointer and places one at another instant; at the same instant there is nothing to write. */
    public List<Write> moveTo(Instant other) {
        Due moved = new Due(work, other, what);
        return moved.key().equals(key()) ? List.of() : List.of(remove(), moved.put());
    }
}
