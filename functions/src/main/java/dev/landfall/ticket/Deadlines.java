package dev.landfall.ticket;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How soon a first reply and a solution are owed, by priority, in the working time of the ticket's desk. */
public final class Deadlines {

    public static final PolicyKey<Deadlines> POLICY = new PolicyKey<>("deadlines", Deadlines::compile);

    private final int version;
    private final Map<Priority, Target> targets;
    private final Map<String, String> calendarByDesk;
    private final String fallbackCalendar;

    private Deadlines(PolicyFile file, Map<Priority, Target> targets, Map<String, String> calendarByDesk) {
        this.version = file.version();
        this.targets = Map.copyOf(targets);
        this.calendarByDesk = Map.copyOf(calendarByDesk);
        this.fallbackCalendar = file.body().path("fallbackCalendar").asString("");
    }

    /** Which promise. */
    public enum Kind {
        FIRST_REPLY,
        RESOLVE
    }

    /** Working time until each is owed. */
    record Target(Duration firstReply, Duration resolve) {

        Target {
            if (!firstReply.isPositive() || !resolve.isPositive()) {
                throw new IllegalArgumentException("A target is a positive working time");
            }
        }

        Duration of(Kind kind) {
            return switch (kind) {
                case FIRST_REPLY -> firstReply;
                case RESOLVE -> resolve;
            };
        }
    }

    static Deadlines compile(PolicyFile file) {
        Map<Priority, Target> targets = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            targets.put(priority, read(file.body().path("targets").path(priority.code())));
        }
        Map<String, String> calendars = new HashMap<>();
        file.body()
                .path("calendars")
                .properties()
                .forEach(entry -> calendars.put(entry.getKey(), entry.getValue().asString()));
        return new Deadlines(file, targets, calendars);
    }

    public int version() {
        return version;
    }

    /**
     * The moment by which the reply or solution is owed; empty while an open pause (we wait for the person) stops
     * the clock.
     *
     * @param opened when the ticket opened; later changes of the ticket never move it
     */
    public Optional<Instant> due(
            Kind kind, Priority priority, BusinessCalendar calendar, Instant opened, List<Span> pauses) {
        Target target = Optional.ofNullable(targets.get(priority))
                .orElseThrow(() -> new IllegalStateException("No target for priority " + priority));
        return calendar.plus(opened, target.of(kind), pauses);
    }

    /** The calendar that a desk's deadlines are reckoned in. */
    public BusinessCalendar calendarOf(String desk, Calendars calendars) {
        return calendars.named(calendarByDesk.getOrDefault(desk, fallbackCalendar));
    }

    Map<String, String> calendarByDesk() {
        return calendarByDesk;
    }

    private static Target read(JsonNode node) {
        return new Target(
                Duration.parse(node.path("firstReply").asString("")),
                Duration.parse(node.path("resolve").asString("")));
    }
}
