package dev.landfall.local.trigger;

import java.time.Duration;
import software.amazon.awssdk.core.exception.AbortedException;

/** Waiting, and being told to stop meanwhile. */
final class Pause {
    private Pause() {}

    static void seconds(long seconds) {
        millis(seconds * 1000);
    }

    static void millis(long millis) {
        try {
            Thread.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a client gave up because this thread is to stop. */
    static boolean interrupted(Exception e) {
        if (e instanceof AbortedException) {
            Thread.currentThread().interrupt();
        }
        return Thread.currentThread().isInterrupted();
    }
}
