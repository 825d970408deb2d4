package dev.landfall.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays operators' rules over a release's file: by id they stand in for the file's own, stand beside them, or take them
 * away. The rules that operators have changed or withdrawn are named in {@code overridden}.
 */
final class RuleOverlay {

    private RuleOverlay() {}

    static PolicyFile over(PolicyFile release, int version, List<RuleVersion> operators, JsonMapper mapper) {
        Map<String, RuleVersion> byId = new HashMap<>();
        operators.stream()
                .filter(rule -> rule.state() != RuleVersion.State.RELEASED)
                .forEach(rule -> byId.put(rule.rule(), rule));
        ObjectNode body = mapper.createObjectNode();
        release.body().properties().stream()
                .filter(field -> !field.getKey().equals("rules"))
                .forEach(field -> body.set(field.getKey(), field.getValue()));
        body.put("version", version);
        ArrayNode overridden = body.putArray("overridden");
        byId.keySet().stream().sorted().forEach(overridden::add);
        ArrayNode rules = body.putArray("rules");
        for (JsonNode rule : release.body().path("rules")) {
            if (!byId.containsKey(rule.path("id").asString(""))) {
                rules.add(rule);
            }
        }
        byId.values().stream()
                .filter(rule -> rule.state() == RuleVersion.State.CHANGED)
                .forEach(rule -> rules.add(mapper.readTree(rule.content())));
        return new PolicyFile(
                release.name(), version, release.owner(), release.source(), release.effectiveFrom(), body);
    }
}
