package dev.landfall.bench.storm;

/** Ends an invocation where it stands, as if its process had died: no function catches it. */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
        super("The process died", null, false, false);
    }
}
