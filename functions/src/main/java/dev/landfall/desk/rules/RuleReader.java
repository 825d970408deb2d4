package dev.landfall.desk.rules;

import dev.landfall.event.Clean;
import dev.landfall.event.Problem;
import dev.landfall.language.Priority;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a rule that an operator wrote: what is understood is kept, what cannot work is refused with the place. */
final class RuleReader {

    static final String ID = "[a-z0-9][a-z0-9-]{1,63}";

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_REASON = 500;

    private final JsonMapper mapper;
    private final Set<String> areas;
    private final Set<String> channels;

    RuleReader(JsonMapper mapper, Set<String> areas, Set<String> channels) {
        this.mapper = mapper;
        this.areas = Set.copyOf(areas);
        this.channels = Set.copyOf(channels);
    }

    ObjectNode read(String id, JsonNode body) {
        if (!body.isObject()) {
            throw Problem.badRequest("A rule is a JSON object");
        }
        ObjectNode rule = mapper.createObjectNode();
        rule.put("id", id);
        rule.put("area", area(body.path("area")));
        rule.put("priority", priority(body.path("priority")));
        rule.put("owner", line(body.path("owner"), LONGEST_NAME, "owner"));
        dates(body, rule);
        rule.set("channels", channels(body.path("channels")));
        rule.set("phrases", new PhraseReader(mapper).read(body.path("phrases")));
        return rule;
    }

    /** Why an operator does it, for those who look later. */
    static String why(String given) {
        String why = Clean.text(given).strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw refused("reason-missing", "Say why, in at most 500 letters");
        }
        return why;
    }

    private String area(JsonNode area) {
        if (!areas.contains(area.asString(""))) {
            throw refused("unknown-area", "The area is none of those that the rules of this release name");
        }
        return area.asString();
    }

    private static String priority(JsonNode priority) {
        for (Priority known : Priority.values()) {
            if (known.label().equals(priority.asString(""))) {
                return known.label();
            }
        }
        throw refused("unknown-priority", "The priority is low, normal, high or urgent");
    }

    private static String line(JsonNode text, int longest, String field) {
        String line = Clean.text(text.asString("")).strip();
        if (line.isEmpty() || line.length() > longest || line.contains("\n")) {
            throw refused("bad-" + field, "The " + field + " is one line of 1 to " + longest + " letters");
        }
        return line;
    }

    private static void dates(JsonNode body, ObjectNode rule) {
        LocalDate from = date(body.path("effectiveFrom"))
                .orElseThrow(() -> refused("bad-date", "effectiveFrom is missing; write it as 2026-11-24"));
        Optional<LocalDate> to = date(body.path("effectiveTo"));
        if (to.filter(last -> last.isBefore(from)).isPresent()) {
            throw refused("dates-reversed", "effectiveTo lies before effectiveFrom");
        }
        rule.put("effectiveFrom", from.toString());
        to.ifPresent(last -> rule.put("effectiveTo", last.toString()));
    }

    private static Optional<LocalDate> date(JsonNode date) {
        if (date.isMissingNode()
                || date.isNull()
                || date.isString() && date.asString().isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(date.asString(""));
            if (day.getYear() >= 2000 && day.getYear() <= 9999) {
                return Optional.of(day);
            }
        } catch (DateTimeParseException e) {
            throw refused("bad-date", "A date is written as 2026-11-24");
        }
        throw refused("bad-date", "The year of a date lies between 2000 and 9999");
    }

    private ArrayNode channels(JsonNode given) {
        ArrayNode out = mapper.createArrayNode();
        if (!given.isArray() && !given.isMissingNode()) {
            throw refused("unknown-channel", "The channels are a list; an empty one means all");
        }
        given.valueStream().map(channel -> channel.asString("")).distinct().forEach(channel -> {
            if (!channels.contains(channel)) {
                throw refused("unknown-channel", "A channel is none of ours");
            }
            out.add(channel);
        });
        return out;
    }

    static Problem refused(String type, String detail) {
        return new Problem(422, type, detail);
    }
}
