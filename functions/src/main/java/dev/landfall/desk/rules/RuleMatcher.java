package dev.landfall.desk.rules;

import dev.landfall.language.KeywordRules;
import dev.landfall.policy.PolicyFile;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compiles rules as matching does. */
final class RuleMatcher {

    private RuleMatcher() {}

    static KeywordRules compile(PolicyFile release, int version, List<JsonNode> rules, JsonMapper mapper) {
        ObjectNode body = mapper.createObjectNode();
        body.putArray("rules").addAll(rules);
        try {
            return KeywordRules.compile(new PolicyFile(
                    release.name(), version, release.owner(), release.source(), release.effectiveFrom(), body));
        } catch (IllegalArgumentException e) {
            throw RuleReader.refused("rule-not-usable", "Matching cannot use the rule");
        }
    }
}
