package dev.landfall.ticket;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** The slow oracle: looks at the wall clock minute by minute. Its own form of shifts, to share no arithmetic. */
record MinuteStepper(ZoneId zone, List<Row> rows, Set<LocalDate> holidays, List<Span> pauses) {

    /** A shift as a person would say it; {@code to} at or before {@code from} lies on the next day. */
    record Row(DayOfWeek day, LocalTime from, LocalTime to) {

        private boolean overnight() {
            return !from.isBefore(to);
        }
    }

    boolean works(Instant minute) {
        for (Span pause : pauses) {
            if (!minute.isBefore(pause.from()) && minute.isBefore(pause.to())) {
                return false;
            }
        }
        LocalDateTime wall = minute.atZone(zone).toLocalDateTime();
        for (Row row : rows) {
            if (today(row, wall) || sinceYesterday(row, wall)) {
                return true;
            }
        }
        return false;
    }

    private boolean today(Row row, LocalDateTime wall) {
        LocalTime time = wall.toLocalTime();
        return startsOn(row, wall.toLocalDate())
                && !time.isBefore(row.from())
                && (row.overnight() || time.isBefore(row.to()));
    }

    private boolean sinceYesterday(Row row, LocalDateTime wall) {
        return row.overnight()
                && startsOn(row, wall.toLocalDate().minusDays(1))
                && wall.toLocalTime().isBefore(row.to());
    }

    private boolean startsOn(Row row, LocalDate date) {
        return row.day() == date.getDayOfWeek() && !holidays.contains(date);
    }

    long minutesBetween(Instant from, Instant to) {
        long minutes = 0;
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            minutes += works(at) ? 1 : 0;
        }
        return minutes;
    }

    Instant plus(Instant from, long minutes) {
        Instant at = from;
        long left = minutes;
        while (left > 0) {
            left -= works(at) ? 1 : 0;
            at = at.plusSeconds(60);
        }
        return at;
    }
}
