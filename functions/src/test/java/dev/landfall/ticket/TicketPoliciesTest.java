package dev.landfall.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.policy.PolicyFiles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class TicketPoliciesTest {

    private static final PolicyFiles FILES =
            new PolicyFiles(JsonMapper.builder().build());
    private static final Calendars CALENDARS = FILES.current(Calendars.POLICY);
    private static final Deadlines DEADLINES = FILES.current(Deadlines.POLICY);
    private static final Roster ROSTER = FILES.current(Roster.POLICY);

    @Test
    void everyDeskHasACalendarForItsShiftsAndItsDeadlines() {
        for (Roster.Desk desk : ROSTER.desks()) {
            assertThat(CALENDARS.names()).contains(desk.calendar());
            assertThat(DEADLINES.calendarByDesk()).containsKey(desk.name());
            assertThat(DEADLINES.calendarOf(desk.name(), CALENDARS)).isNotNull();
        }
    }

    @ParameterizedTest(name = "{0} at {1} goes to {2}")
    @CsvSource({
        "es, 2026-11-24T10:00:00Z, europe, true, true",
        "es-MX, 2026-11-24T20:00:00Z, americas, true, true",
        "es, 2026-11-24T03:00:00Z, europe, true, false",
        "pt-BR, 2026-11-24T15:30:00Z, europe, true, true",
        "zh-Hans-CN, 2026-11-24T03:00:00Z, china, true, true",
        "zh-Hant, 2026-11-24T03:00:00Z, china, true, true",
        "en, 2026-11-24T03:00:00Z, global, true, true",
        "th, 2026-11-24T03:00:00Z, indonesia, true, true",
        "cs, 2026-11-24T03:00:00Z, global, false, true",
    })
    void aDeskThatSpeaksTheLanguageIsChosenAndOneOnShiftBeforeOthers(
            String language, Instant now, String desk, boolean speaks, boolean onShift) {
        // 10:00Z is 11:00 in Madrid; 20:00Z is 17:00 in São Paulo and after hours in Madrid; 03:00Z is night in both
        Roster.Assignment assignment = ROSTER.deskFor(language, now, CALENDARS);

        assertThat(assignment).isEqualTo(new Roster.Assignment(desk, speaks, onShift));
    }

    @Test
    void aFirstReplyIsOwedInWorkingTimeFromTheOpening() {
        BusinessCalendar madrid = DEADLINES.calendarOf("europe", CALENDARS);
        Instant fridayEvening = Instant.parse("2026-11-27T18:30:00Z");

        Optional<Instant> due =
                DEADLINES.due(Deadlines.Kind.FIRST_REPLY, Priority.HIGH, madrid, fridayEvening, List.of());

        assertThat(due).contains(Instant.parse("2026-11-30T07:30:00Z"));
    }

    @Test
    void anUnknownDeskReckonsByTheGlobalCalendar() {
        Instant now = Instant.parse("2026-11-28T23:00:00Z");

        assertThat(DEADLINES.due(
                        Deadlines.Kind.RESOLVE,
                        Priority.NORMAL,
                        DEADLINES.calendarOf("odd", CALENDARS),
                        now,
                        List.of()))
                .contains(Instant.parse("2026-11-30T15:00:00Z"));
    }
}
