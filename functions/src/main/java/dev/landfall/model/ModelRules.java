package dev.landfall.model;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * When a model may retell a text, and how it is asked.
 *
 * @param allowed codes of jurisdictions whose people's text may go to a model of the same region
 * @param prompt what the model is told; the text itself is data that follows it
 * @param freeWords by language, words that a retelling may add, in lower case
 */
record ModelRules(int version, Set<String> allowed, Limits limits, String prompt, Map<String, Set<String>> freeWords) {

    static final PolicyKey<ModelRules> POLICY = new PolicyKey<>("summaries", ModelRules::compile);

    /**
     * What one call and one day may cost.
     *
     * @param shortest characters: a shorter text is told well enough by its own sentences
     * @param longest characters that are shown to the model
     * @param callsPerDay by UTC
     */
    record Limits(int shortest, int longest, int sentences, int maxTokens, Duration timeout, long callsPerDay) {
        Limits {
            if (shortest < 1 || longest < shortest || sentences < 1 || maxTokens < 1 || callsPerDay < 0) {
                throw new IllegalArgumentException("Policy summaries has a limit that allows nothing");
            }
            if (!timeout.isPositive()) {
                throw new IllegalArgumentException("Policy summaries needs a timeout");
            }
        }
    }

    ModelRules {
        allowed = Set.copyOf(allowed);
        freeWords = Map.copyOf(freeWords);
    }

    static ModelRules compile(PolicyFile file) {
        JsonNode body = file.body();
        Map<String, Set<String>> words = new HashMap<>();
        body.path("freeWords").forEachEntry((language, list) -> words.put(language, texts(list)));
        return new ModelRules(
                file.version(),
                texts(body.path("allowedJurisdictions")),
                new Limits(
                        body.path("shortest").asInt(),
                        body.path("longest").asInt(),
                        body.path("sentences").asInt(),
                        body.path("maxTokens").asInt(),
                        Duration.parse(body.path("timeout").asString()),
                        body.path("callsPerDay").asLong()),
                body.path("prompt").valueStream().map(JsonNode::asString).collect(Collectors.joining("\n")),
                words);
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    boolean allows(Set<String> jurisdictions) {
        return !jurisdictions.isEmpty() && allowed.containsAll(jurisdictions);
    }

    Set<String> freeWords(String language) {
        return freeWords.getOrDefault(language, Set.of());
    }
}
