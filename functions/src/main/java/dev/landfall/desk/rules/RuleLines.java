package dev.landfall.desk.rules;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.RuleVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Rules in the shape in which operators are shown them. */
final class RuleLines {

    private RuleLines() {}

    static RuleViews.Line line(RuleBook.Entry entry) {
        JsonNode rule = entry.rule().orElseGet(MissingNode::getInstance);
        return new RuleViews.Line(
                entry.id(),
                text(rule, "area"),
                text(rule, "priority"),
                text(rule, "owner"),
                text(rule, "effectiveFrom"),
                text(rule, "effectiveTo"),
                channels(rule),
                phrases(rule),
                entry.state(),
                entry.version(),
                at(entry),
                by(entry));
    }

    static RuleViews.Whole whole(RuleBook.Entry entry, JsonMapper mapper) {
        return new RuleViews.Whole(
                entry.id(),
                entry.version(),
                entry.state(),
                at(entry),
                by(entry),
                entry.change().map(RuleVersion::why).orElse(""),
                entry.rule().orElseGet(mapper::createObjectNode));
    }

    static RuleViews.Version version(RuleVersion version, Optional<JsonNode> rule, JsonMapper mapper) {
        return new RuleViews.Version(
                version.version(),
                version.state().code(),
                version.at().toString(),
                version.by(),
                version.why(),
                rule.orElseGet(mapper::createObjectNode));
    }

    static RuleViews.Version ofRelease(PolicyFile file, JsonNode rule) {
        return new RuleViews.Version(
                file.version(), "release", file.effectiveFrom().toString(), file.owner(), file.source(), rule);
    }

    private static String at(RuleBook.Entry entry) {
        return entry.change().map(change -> change.at().toString()).orElse("");
    }

    private static String by(RuleBook.Entry entry) {
        return entry.change().map(RuleVersion::by).orElse("");
    }

    private static String text(JsonNode rule, String field) {
        return rule.path(field).asString("");
    }

    private static List<String> channels(JsonNode rule) {
        return rule.path("channels").valueStream().map(JsonNode::asString).toList();
    }

    private static Map<String, Integer> phrases(JsonNode rule) {
        Map<String, Integer> counts = new TreeMap<>();
        rule.path("phrases").properties().forEach(entry -> counts.put(entry.getKey(), count(entry.getValue())));
        return counts;
    }

    private static int count(JsonNode groups) {
        int count = 0;
        for (JsonNode group : groups) {
            count += group.path("any").size();
            for (JsonNode part : group.path("all")) {
                count += part.isArray() ? part.size() : 1;
            }
        }
        return count;
    }
}
