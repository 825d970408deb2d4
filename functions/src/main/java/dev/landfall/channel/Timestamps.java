package dev.landfall.channel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The seconds since 1970 that vendors sign with a request, and how old they may be: five minutes either way. */
public final class Timestamps {

    private static final Duration WINDOW = Duration.ofSeconds(300);

    private Timestamps() {}

    public static Optional<Instant> seconds(Optional<String> digits) {
        try {
            return digits.map(text -> Instant.ofEpochSecond(Long.parseLong(text.strip())));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    public static boolean isStale(Instant sentAt, Instant now) {
        return Duration.between(sentAt, now).abs().compareTo(WINDOW) > 0;
    }
}
