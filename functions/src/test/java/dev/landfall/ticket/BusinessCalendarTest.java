package dev.landfall.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {

    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Madrid",
            "America/Sao_Paulo",
            "America/New_York",
            "America/St_Johns",
            "Asia/Kolkata",
            "Asia/Tehran",
            "Africa/Cairo",
            "Australia/Lord_Howe",
            "Pacific/Chatham",
            "America/Nuuk");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyCalendarAgreesWithAMinuteStepper(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 40; round++) {
            MinuteStepper oracle = oracle(random);
            BusinessCalendar calendar = calendar(oracle);
            Instant from = near(random, oracle.zone());
            Instant to = from.plus(Duration.ofMinutes(random.nextInt(12 * 1440)));
            long minutes = random.nextInt(2_000);

            assertThat(calendar.between(from, to, oracle.pauses()))
                    .as("between %s and %s in %s", from, to, oracle)
                    .isEqualTo(Duration.ofMinutes(oracle.minutesBetween(from, to)));
            assertThat(calendar.plus(from, Duration.ofMinutes(minutes), oracle.pauses()))
                    .as("%s plus %s in %s", from, minutes, oracle)
                    .contains(oracle.plus(from, minutes));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void addingAndMeasuringAreInverseToTheNanosecond(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 300; round++) {
            MinuteStepper oracle = oracle(random);
            BusinessCalendar calendar = calendar(oracle);
            Instant from = near(random, oracle.zone()).plusNanos(random.nextLong(60_000_000_000L));
            Duration time =
                    Duration.ofNanos(1 + random.nextLong(Duration.ofHours(50).toNanos()));

            Instant end = calendar.plus(from, time, oracle.pauses()).orElseThrow();

            assertThat(calendar.between(from, end, oracle.pauses())).isEqualTo(time);
            assertThat(calendar.between(from, end.minusNanos(1), oracle.pauses()))
                    .isEqualTo(time.minusNanos(1));
        }
    }

    @Test
    void aDeskThatIsAlwaysOpenLosesNoMinuteAtMidnight() {
        BusinessCalendar always = calendar("Europe/Berlin", allWeek(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
        Instant from = Instant.parse("2027-03-20T22:59:30Z");

        assertThat(always.plus(from, Duration.ofDays(30))).isEqualTo(from.plus(Duration.ofDays(30)));
        assertThat(always.between(from, from.plus(Duration.ofDays(400)))).isEqualTo(Duration.ofDays(400));
    }

    @Test
    void aNightShiftIsAnHourShorterInSpringAndLongerInAutumn() {
        BusinessCalendar nights = calendar("Europe/Berlin", allWeek(LocalTime.of(22, 0), LocalTime.of(6, 0)));

        assertThat(night(nights, "2027-03-27")).isEqualTo(Duration.ofHours(7));
        assertThat(night(nights, "2027-03-26")).isEqualTo(Duration.ofHours(8));
        assertThat(night(nights, "2027-10-30")).isEqualTo(Duration.ofHours(9));
    }

    @Test
    void anEndOnTheDotOfClosingTimeIsThatEveningNotNextMorning() {
        BusinessCalendar days = calendar("UTC", allWeek(LocalTime.of(9, 0), LocalTime.of(18, 0)));

        assertThat(days.plus(Instant.parse("2027-01-04T17:00:00Z"), Duration.ofHours(1)))
                .isEqualTo(Instant.parse("2027-01-04T18:00:00Z"));
        assertThat(days.plus(Instant.parse("2027-01-04T17:00:00Z"), Duration.ofMinutes(61)))
                .isEqualTo(Instant.parse("2027-01-05T09:01:00Z"));
    }

    @Test
    void anOpenPauseStopsTheClockUnlessTheTimeHadPassedBefore() {
        BusinessCalendar days = calendar("UTC", allWeek(LocalTime.of(9, 0), LocalTime.of(18, 0)));
        Instant morning = Instant.parse("2027-01-04T09:00:00Z");
        List<Span> waiting = List.of(Span.since(Instant.parse("2027-01-06T10:00:00Z")));

        assertThat(days.plus(morning, Duration.ofHours(19), waiting)).contains(Instant.parse("2027-01-06T10:00:00Z"));
        assertThat(days.plus(morning, Duration.ofHours(20), waiting)).isEmpty();
        assertThat(days.between(morning, Instant.parse("2027-02-01T00:00:00Z"), waiting))
                .isEqualTo(Duration.ofHours(19));
    }

    @Test
    void aHolidayDropsTheShiftsThatStartOnIt() {
        MinuteStepper rows = new MinuteStepper(
                ZoneId.of("UTC"),
                allWeek(LocalTime.of(22, 0), LocalTime.of(6, 0)),
                Set.of(LocalDate.parse("2027-01-01")),
                List.of());
        BusinessCalendar nights = calendar(rows);

        assertThat(nights.isOpen(Instant.parse("2027-01-01T05:59:59Z"))).isTrue();
        assertThat(nights.isOpen(Instant.parse("2027-01-01T22:30:00Z"))).isFalse();
        assertThat(nights.isOpen(Instant.parse("2027-01-02T05:00:00Z"))).isFalse();
    }

    private static Duration night(BusinessCalendar calendar, String date) {
        ZonedDateTime noon = LocalDate.parse(date).atTime(12, 0).atZone(calendar.zone());
        return calendar.between(noon.toInstant(), noon.plusDays(1).toInstant());
    }

    private static List<MinuteStepper.Row> allWeek(LocalTime from, LocalTime to) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new MinuteStepper.Row(day, from, to))
                .toList();
    }

    private static BusinessCalendar calendar(String zone, List<MinuteStepper.Row> rows) {
        return calendar(new MinuteStepper(ZoneId.of(zone), rows, Set.of(), List.of()));
    }

    private static BusinessCalendar calendar(MinuteStepper oracle) {
        List<BusinessCalendar.Shift> shifts = oracle.rows().stream()
                .map(row -> {
                    Duration length = Duration.between(row.from(), row.to());
                    return new BusinessCalendar.Shift(
                            row.day(), row.from(), length.isPositive() ? length : length.plusDays(1));
                })
                .toList();
        return new BusinessCalendar(oracle.zone(), shifts, oracle.holidays());
    }

    private static MinuteStepper oracle(RandomGenerator random) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        List<MinuteStepper.Row> rows = new ArrayList<>();
        int count = 2 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            rows.add(new MinuteStepper.Row(DayOfWeek.of(1 + random.nextInt(7)), time(random), time(random)));
        }
        Instant around = near(random, zone);
        Set<LocalDate> holidays = new HashSet<>();
        List<Span> pauses = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            holidays.add(around.atZone(zone).toLocalDate().plusDays(random.nextInt(10)));
            Instant start = around.plus(Duration.ofMinutes(random.nextInt(8 * 1440)));
            pauses.add(new Span(start, start.plus(Duration.ofMinutes(random.nextInt(2 * 1440)))));
        }
        return new MinuteStepper(zone, rows, holidays, pauses);
    }

    private static LocalTime time(RandomGenerator random) {
        return random.nextInt(3) == 0
                ? LocalTime.of(random.nextInt(5), 30 * random.nextInt(2))
                : LocalTime.MIDNIGHT.plusMinutes(random.nextInt(1440));
    }

    /** A whole minute in the days before a change of the clocks, where the zone has any. */
    private static Instant near(RandomGenerator random, ZoneId zone) {
        Instant year = Instant.parse("2017-01-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(3_000)));
        ZoneOffsetTransition next = zone.getRules().nextTransition(year);
        Instant change = next == null ? year : next.getInstant();
        return change.minus(Duration.ofMinutes(random.nextInt(6 * 1440)));
    }
}
