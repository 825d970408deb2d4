package dev.landfall.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurgePropertiesTest {

    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "Asia/Kolkata",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "America/St_Johns",
            "Asia/Riyadh",
            "Pacific/Kiritimati");
    private static final Provenance SOURCE =
            new Provenance("generated", Provenance.Confidence.UNSURE, LocalDate.parse("2027-01-01"), "test");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPurgeIsNeverBeforeAFloorNorAfterACeiling(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int conflicts = 0;
        for (int round = 0; round < 2_000; round++) {
            List<Rule> rules = rules(random);
            Anchors anchors = anchors(random);

            Purge purge = Purge.purgeAt(rules, anchors);

            switch (purge) {
                case Purge.At at -> assertWithinAll(at.instant(), rules, anchors);
                case Purge.Conflict conflict -> {
                    conflicts++;
                    assertThat(conflict.keepUntil()).isAfter(conflict.goneBy());
                }
                case Purge.Waiting waiting -> assertThat(anchors.ticketClosed()).isEmpty();
            }
        }
        assertThat(conflicts).isPositive();
    }

    @ParameterizedTest(name = "{0} after {1} in {2} is {3}")
    @CsvSource({
        "P1M, 2027-01-31T12:00, UTC, 2027-02-28T12:00",
        "P1M, 2028-01-31T12:00, UTC, 2028-02-29T12:00",
        "P1Y, 2028-02-29T12:00, Europe/Berlin, 2029-02-28T12:00",
        "P4Y, 2028-02-29T12:00, Europe/Berlin, 2032-02-29T12:00",
        "P1M, 2027-08-31T00:00, Asia/Kolkata, 2027-09-30T00:00",
        "P1D, 2027-03-27T02:30, Europe/Berlin, 2027-03-28T03:30",
        "PT24H, 2027-03-27T12:00, Europe/Berlin, 2027-03-28T13:00",
        "P1D, 2027-03-27T12:00, Europe/Berlin, 2027-03-28T12:00",
        "PT24H, 2027-10-30T12:00, Europe/Berlin, 2027-10-31T11:00",
        "P1D, 2011-12-29T12:00, Pacific/Apia, 2011-12-31T12:00",
    })
    void calendarUnitsFollowTheZoneAndHoursTheClock(
            String term, LocalDateTime from, String zone, LocalDateTime expected) {
        ZoneId id = ZoneId.of(zone);

        Instant end = Term.parse(term).after(from.atZone(id).toInstant(), id);

        assertThat(end).isEqualTo(expected.atZone(id).toInstant());
    }

    @Test
    void everyMomentOfAYearHasTheSameEndOfYear() {
        for (String name : ZONES) {
            ZoneId zone = ZoneId.of(name);
            Instant end = ZonedDateTime.of(2029, 1, 1, 0, 0, 0, 0, zone).toInstant();
            for (int month = 1; month <= 12; month++) {
                Instant last = YearMonth.of(2028, month)
                        .atEndOfMonth()
                        .atTime(23, 59, 59)
                        .atZone(zone)
                        .toInstant();

                assertThat(Anchors.received(last).at(Anchor.END_OF_CALENDAR_YEAR, zone))
                        .contains(end);
            }
        }
    }

    /** An oracle that knows nothing of the code under test but the rules' own fields. */
    private static void assertWithinAll(Instant at, List<Rule> rules, Anchors anchors) {
        for (Rule rule : rules) {
            ZonedDateTime from = anchor(rule, anchors);
            Term max = rule.retention().max();
            assertThat(at).isBeforeOrEqualTo(end(from, max));
            rule.retention().min().ifPresent(min -> assertThat(at).isAfterOrEqualTo(end(from, min)));
        }
    }

    private static Instant end(ZonedDateTime from, Term term) {
        return from.plusMonths(term.calendar().toTotalMonths())
                .plusDays(term.calendar().getDays())
                .toInstant()
                .plus(term.exact());
    }

    private static ZonedDateTime anchor(Rule rule, Anchors anchors) {
        ZonedDateTime received = anchors.received().atZone(rule.zone());
        return switch (rule.retention().anchor()) {
            case RECEIVED -> received;
            case LAST_CONTACT ->
                anchors.lastContact().orElse(anchors.received()).atZone(rule.zone());
            case TICKET_CLOSED -> anchors.ticketClosed().orElseThrow().atZone(rule.zone());
            case END_OF_CALENDAR_YEAR ->
                LocalDate.of(received.getYear(), 12, 31).plusDays(1).atStartOfDay(rule.zone());
        };
    }

    private static List<Rule> rules(RandomGenerator random) {
        List<Rule> rules = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Optional<Term> min = random.nextBoolean() ? Optional.empty() : Optional.of(term(random, 12));
            Anchor anchor = Anchor.values()[random.nextInt(Anchor.values().length)];
            Rule.Retention retention = new Rule.Retention(min, term(random, 40), anchor);
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            rules.add(new Rule("X", 1, RecordClass.TICKET, retention, zone, SOURCE));
        }
        return rules;
    }

    private static Term term(RandomGenerator random, int size) {
        int number = 1 + random.nextInt(size);
        return switch (random.nextInt(4)) {
            case 0 -> Term.parse("PT" + number * 12 + "H");
            case 1 -> Term.parse("P" + number * 10 + "D");
            case 2 -> Term.parse("P" + number + "M");
            default -> Term.parse("P" + (1 + number / 4) + "Y");
        };
    }

    private static Anchors anchors(RandomGenerator random) {
        Instant received = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(random.nextLong(6L * 365 * 86_400));
        Instant contact = received.plusSeconds(random.nextLong(90L * 86_400));
        return new Anchors(
                received,
                random.nextBoolean() ? Optional.empty() : Optional.of(contact),
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(contact.plusSeconds(3_600)));
    }
}
