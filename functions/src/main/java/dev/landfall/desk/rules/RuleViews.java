package dev.landfall.desk.rules;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What operators are shown. Instants are ISO 8601; what is not known is an empty text. */
final class RuleViews {

    private RuleViews() {}

    /**
     * A page of rules.
     *
     * @param version of all rules together, as tickets name it
     */
    record Listed(int version, List<String> areas, List<String> channels, List<Line> rules, String cursor) {}

    /**
     * One rule without its phrases.
     *
     * @param phrases how many it has in each language
     * @param state {@code release}, {@code changed} or {@code withdrawn}
     */
    record Line(
            String id,
            String area,
            String priority,
            String owner,
            String effectiveFrom,
            String effectiveTo,
            List<String> channels,
            Map<String, Integer> phrases,
            String state,
            int version,
            String changedAt,
            String by) {}

    /** One rule with its phrases; {@code rule} is empty where it is withdrawn. */
    record Whole(String id, int version, String state, String changedAt, String by, String why, JsonNode rule) {}

    record Past(List<Version> versions, String cursor) {}

    /** The rule since a version; {@code state} is {@code release}, {@code changed}, {@code withdrawn} or {@code released}. */
    record Version(int version, String state, String at, String by, String why, JsonNode rule) {}

    /**
     * What rules would make of posts.
     *
     * @param looked how many posts were looked at; of stored ones only those that match are shown
     */
    record Tried(int version, int looked, List<Post> posts, String cursor) {}

    record Post(
            String text, boolean matches, String language, List<Hit> hits, String ticket, String channel, String at) {}

    record Hit(String rule, String area, String priority, String language, double confidence, List<Mark> marks) {}

    /** A phrase, and where the text has it: {@code [start, end)} in UTF-16 units. */
    record Mark(int start, int end, String phrase) {}
}
