package dev.landfall.ticket;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The business calendars by name. */
public final class Calendars {

    public static final PolicyKey<Calendars> POLICY = new PolicyKey<>("calendars", Calendars::compile);

    private static final String MIDNIGHT = "24:00";

    private final int version;
    private final Map<String, BusinessCalendar> byName;

    private Calendars(int version, Map<String, BusinessCalendar> byName) {
        this.version = version;
        this.byName = Map.copyOf(byName);
    }

    static Calendars compile(PolicyFile file) {
        Map<String, BusinessCalendar> byName = new HashMap<>();
        file.body().path("calendars").properties().forEach(entry -> byName.put(entry.getKey(), read(entry.getValue())));
        return new Calendars(file.version(), byName);
    }

    public int version() {
        return version;
    }

    /** The calendar of this name; one that is not there is a defect of the policy and throws. */
    public BusinessCalendar named(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalStateException("There is no calendar named " + name));
    }

    Set<String> names() {
        return byName.keySet();
    }

    private static BusinessCalendar read(JsonNode node) {
        List<BusinessCalendar.Shift> shifts = new ArrayList<>();
        for (JsonNode shift : node.path("shifts")) {
            LocalTime from = LocalTime.parse(shift.path("from").asString(""));
            Duration length = length(from, shift.path("to").asString(""));
            shift.path("days")
                    .forEach(day -> shifts.add(new BusinessCalendar.Shift(day(day.asString()), from, length)));
        }
        Set<LocalDate> holidays = new HashSet<>();
        node.path("holidays").forEach(date -> holidays.add(LocalDate.parse(date.asString())));
        return new BusinessCalendar(ZoneId.of(node.path("zone").asString("")), shifts, holidays);
    }

    /** An end at or before the start lies on the next day. */
    private static Duration length(LocalTime from, String to) {
        LocalTime end = to.equals(MIDNIGHT) ? LocalTime.MIDNIGHT : LocalTime.parse(to);
        Duration length = Duration.between(from, end);
        return length.isPositive() ? length : length.plusDays(1);
    }

    private static DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).toLowerCase(Locale.ROOT).equals(name)) {
                return day;
            }
        }
        throw new IllegalArgumentException("No day of the week is called " + name);
    }
}
