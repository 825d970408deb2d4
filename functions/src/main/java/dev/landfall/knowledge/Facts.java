package dev.landfall.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the app told us about the device and its connection; everything is optional.
 *
 * @param rttMs round trip in milliseconds, not negative
 * @param lossPercent lost packets, 0 to 100
 * @param messageId the app's own id of the message the question is about
 */
public record Facts(
        Optional<String> deviceModel,
        Optional<String> os,
        Optional<String> appVersion,
        Optional<String> networkType,
        OptionalInt rttMs,
        OptionalDouble lossPercent,
        List<String> errorCodes,
        Optional<String> messageId) {

    /** A question without any facts. */
    public static final Facts NONE = new Facts(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            List.of(),
            Optional.empty());

    public Facts {
        errorCodes = List.copyOf(errorCodes);
        if (rttMs.orElse(0) < 0) {
            throw new IllegalArgumentException("A round trip cannot be negative");
        }
        if (!(lossPercent.orElse(0) >= 0 && lossPercent.orElse(0) <= 100)) {
            throw new IllegalArgumentException("A loss lies between 0 and 100 percent");
        }
    }
}
