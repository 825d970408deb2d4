package dev.landfall.retention;

import java.util.Locale;

/** What became of one pointer. */
enum Outcome {
    PURGED,
    /** There was nothing left to purge; the pointer is gone. */
    GONE,
    /** Not due by the record and the rules of now; the pointer moved. */
    EARLY,
    /** Its period has not begun; looked at again later. */
    WAITING,
    /** One law orders to keep what another orders to delete: an officer decides. */
    CONFLICT,
    /** A contact of whom something else is left; looked at again later. */
    HELD,
    /** It changed meanwhile; the next run looks anew. */
    CHANGED,
    /** The run's budget ended; the next run goes on. */
    UNFINISHED,
    /** It broke; the next run tries again. */
    FAILED,
    /** A pointer that purge does not understand. */
    UNKNOWN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
