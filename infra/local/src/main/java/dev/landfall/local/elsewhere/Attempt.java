package dev.landfall.local.elsewhere;

import software.amazon.awssdk.core.exception.SdkException;

/** A call that another cloud may not know: what it leaves undone is told as a difference when it is read back. */
final class Attempt {

    private Attempt() {}

    static void to(Runnable call) {
        try {
            call.run();
        } catch (SdkException e) {
            // Told by the comparison.
        }
    }
}
