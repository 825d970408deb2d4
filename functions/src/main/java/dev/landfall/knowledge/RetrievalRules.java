package dev.landfall.knowledge;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * How articles are found, as data.
 *
 * @param saturation how soon a repeated gram stops to count (k1 of BM25)
 * @param lengthWeight how much a long article is held back (b of BM25)
 * @param closeness the part of the best score that another hit needs to be worth saying instead
 * @param thresholds per locale, the score below which we do not know
 */
record RetrievalRules(
        int version,
        int gramsFrom,
        int gramsTo,
        double saturation,
        double lengthWeight,
        double closeness,
        Map<String, Double> thresholds) {

    static final PolicyKey<RetrievalRules> POLICY = new PolicyKey<>("retrieval", RetrievalRules::compile);

    RetrievalRules {
        thresholds = Map.copyOf(thresholds);
    }

    static RetrievalRules compile(PolicyFile file) {
        JsonNode body = file.body();
        Map<String, Double> thresholds = new TreeMap<>();
        body.path("threshold")
                .properties()
                .forEach(e -> thresholds.put(e.getKey(), e.getValue().asDouble()));
        return new RetrievalRules(
                file.version(),
                body.path("grams").path("from").asInt(),
                body.path("grams").path("to").asInt(),
                body.path("saturation").asDouble(),
                body.path("lengthWeight").asDouble(),
                body.path("closeness").asDouble(),
                thresholds);
    }

    /** A locale without a calibrated threshold knows nothing rather than guessing. */
    double threshold(String locale) {
        return thresholds.getOrDefault(locale, Double.MAX_VALUE);
    }
}
