package dev.landfall.compliance;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/**
 * A length of time as rules write it: an ISO 8601 period of calendar years, months and days ({@code P1M}),
 * or hours and minutes ({@code PT24H}), which are exact.
 */
public record Term(Period calendar, Duration exact) {

    public Term {
        if (calendar.isNegative() || exact.isNegative() || (calendar.isZero() && exact.isZero())) {
            throw new IllegalArgumentException("A term must be positive");
        }
    }

    /** Reads ISO 8601, for example {@code P6Y}, {@code P90D}, {@code PT24H}; the two forms are not mixed. */
    public static Term parse(String iso) {
        try {
            return iso.startsWith("PT")
                    ? new Term(Period.ZERO, Duration.parse(iso))
                    : new Term(Period.parse(iso), Duration.ZERO);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Not a term: " + iso, e);
        }
    }

    /**
     * The end of this term from a moment on. Calendar units move the local date in the zone: the 31st of January
     * and a month is the last day of February, and a local time that the clocks skip moves on by the gap.
     */
    public Instant after(Instant from, ZoneId zone) {
        return from.atZone(zone).plus(calendar).toInstant().plus(exact);
    }

    /** ISO 8601 again. */
    @Override
    public String toString() {
        return calendar.isZero() ? exact.toString() : calendar.toString();
    }
}
