package dev.landfall.ticket;

import static dev.landfall.ticket.Spans.addUnlessEmpty;
import static dev.landfall.ticket.Spans.earlier;
import static dev.landfall.ticket.Spans.later;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When a desk works. A moment is worked when the clock on the desk's wall shows a time within a shift; so a night
 * shift over the hour that summer time skips is one hour shorter, and over the hour that comes twice one longer.
 * A shift belongs to the day on which it starts, and a holiday drops the shifts that start on it.
 */
public final class BusinessCalendar {

    private static final Duration STEP = Duration.ofDays(7);
    private static final int LONGEST_SEARCH_IN_STEPS = 52 * 20;

    private final ZoneId zone;
    private final List<Shift> shifts;
    private final Set<LocalDate> holidays;

    BusinessCalendar(ZoneId zone, List<Shift> shifts, Set<LocalDate> holidays) {
        if (shifts.isEmpty()) {
            throw new IllegalArgumentException("A calendar without shifts never works");
        }
        this.zone = zone;
        this.shifts = List.copyOf(shifts);
        this.holidays = Set.copyOf(holidays);
    }

    /**
     * A weekly shift.
     *
     * @param length from the start on, by the wall clock: at most 24 hours, so it may reach into the next day
     */
    record Shift(DayOfWeek day, LocalTime start, Duration length) {

        Shift {
            if (length.isNegative() || length.isZero() || length.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("A shift lasts more than nothing and at most a day");
            }
        }
    }

    ZoneId zone() {
        return zone;
    }

    /** Whether the desk works at this moment. */
    public boolean isOpen(Instant at) {
        return !worked(at, at.plusNanos(1)).isEmpty();
    }

    /** The first moment by which so much working time has passed. */
    public Instant plus(Instant from, Duration workingTime) {
        return plus(from, workingTime, List.of())
                .orElseThrow(() -> new IllegalStateException("Without a pause there is always an end"));
    }

    /**
     * The first moment by which so much working time outside the pauses has passed; empty while an open pause keeps
     * it from ever coming.
     */
    public Optional<Instant> plus(Instant from, Duration workingTime, List<Span> pauses) {
        if (!workingTime.isPositive()) {
            return Optional.of(from);
        }
        List<Span> holes = Spans.union(pauses);
        Duration left = workingTime;
        Instant at = from;
        for (int step = 0; step < LONGEST_SEARCH_IN_STEPS; step++) {
            if (pausedForGood(holes, at)) {
                return Optional.empty();
            }
            Instant end = at.plus(STEP);
            for (Span span : Spans.minus(worked(at, end), holes)) {
                Duration length = Duration.between(span.from(), span.to());
                if (length.compareTo(left) >= 0) {
                    return Optional.of(span.from().plus(left));
                }
                left = left.minus(length);
            }
            at = end;
        }
        throw new IllegalStateException("No end of the working time within twenty years");
    }

    /** How much working time lies between two moments; nothing if they are not in order. */
    public Duration between(Instant from, Instant to) {
        return between(from, to, List.of());
    }

    /** How much working time lies between two moments outside the pauses. */
    public Duration between(Instant from, Instant to, List<Span> pauses) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        return Spans.minus(worked(from, to), Spans.union(pauses)).stream()
                .map(span -> Duration.between(span.from(), span.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static boolean pausedForGood(List<Span> holes, Instant at) {
        return !holes.isEmpty()
                && holes.getLast().isOpen()
                && !holes.getLast().from().isAfter(at);
    }

    /** The worked spans between two moments, sorted and merged. */
    private List<Span> worked(Instant from, Instant to) {
        List<Span> spans = new ArrayList<>();
        LocalDate last = to.atZone(zone).toLocalDate().plusDays(1);
        for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(2); !day.isAfter(last); day = day.plusDays(1)) {
            if (!holidays.contains(day)) {
                addShiftsOf(day, from, to, spans);
            }
        }
        return Spans.union(spans);
    }

    private void addShiftsOf(LocalDate day, Instant from, Instant to, List<Span> spans) {
        for (Shift shift : shifts) {
            if (shift.day() == day.getDayOfWeek()) {
                LocalDateTime start = day.atTime(shift.start());
                addMoments(start, start.plus(shift.length()), from, to, spans);
            }
        }
    }

    /** Adds every moment of the window whose local time lies in [start, end): one span per stretch of equal offset. */
    private void addMoments(LocalDateTime start, LocalDateTime end, Instant from, Instant to, List<Span> spans) {
        ZoneRules rules = zone.getRules();
        Instant first = later(from, start.toInstant(ZoneOffset.MAX));
        Instant last = earlier(to, end.toInstant(ZoneOffset.MIN));
        Instant at = first;
        while (at.isBefore(last)) {
            ZoneOffset offset = rules.getOffset(at);
            ZoneOffsetTransition next = rules.nextTransition(at);
            Instant until = next == null ? last : earlier(next.getInstant(), last);
            addUnlessEmpty(spans, later(at, start.toInstant(offset)), earlier(until, end.toInstant(offset)));
            at = until;
        }
    }
}
