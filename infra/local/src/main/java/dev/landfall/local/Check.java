package dev.landfall.local;

/** Plays every sample event and says what became of it. */
final class Check {
    private Check() {}

    static int run() {
        return 0;
    }
}
