package dev.landfall.knowledge;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * How articles are found, as data.
 *
 * @param saturation how soon a repeated gram stops to count (k1 of BM25)
 * @param lengthWeight how much a long article is held back (b of BM25)
 * @param closeness the part of the best score that another hit needs to be worth saying instead
 * @param noise per locale, grams that carry no meaning of their own, such as Japanese endings
 * @param thresholds per locale, the score below which we do not know
 */
record RetrievalRules(
        int version,
        int gramsFrom,
        int gramsTo,
        double saturation,
        double lengthWeight,
        double closeness,
        Map<String, Pattern> noise,
        Map<String, Double> thresholds) {

    static final PolicyKey<RetrievalRules> POLICY = new PolicyKey<>("retrieval", RetrievalRules::compile);

    RetrievalRules {
        noise = Map.copyOf(noise);
        thresholds = Map.copyOf(thresholds);
    }

    static RetrievalRules compile(PolicyFile file) {
        JsonNode body = file.body();
        Map<String, Double> thresholds = new TreeMap<>();
        body.path("threshold")
                .properties()
                .forEach(e -> thresholds.put(e.getKey(), e.getValue().asDouble()));
        Map<String, Pattern> noise = new TreeMap<>();
        body.path("noise")
                .properties()
                .forEach(e -> noise.put(e.getKey(), Pattern.compile(e.getValue().asString())));
        return new RetrievalRules(
                file.version(),
                body.path("grams").path("from").asInt(),
                body.path("grams").path("to").asInt(),
                body.path("saturation").asDouble(),
                body.path("lengthWeight").asDouble(),
                body.path("closeness").asDouble(),
                noise,
                thresholds);
    }

    Grams grams(String locale) {
        return new Grams(gramsFrom, gramsTo, Optional.ofNullable(noise.get(locale)));
    }

    /** A locale without a calibrated threshold knows nothing rather than guessing. */
    double threshold(String locale) {
        return thresholds.getOrDefault(locale, Double.MAX_VALUE);
    }
}
