package dev.landfall.desk.rules;

import dev.landfall.language.KeywordRules;
import dev.landfall.policy.PolicyFile;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Compiles rules as matching does. */
final class RuleMatcher {

    private RuleMatcher() {}

    static KeywordRules compile(PolicyFile release, int version, List<JsonNode> rules) {
        try {
            return KeywordRules.of(version, release.effectiveFrom(), release.owner(), rules);
        } catch (IllegalArgumentException e) {
            throw RuleReader.refused("rule-not-usable", "Matching cannot use the rule");
        }
    }
}
