package dev.landfall.knowledge;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The features we may recommend, from {@code policy/features.json}. */
public record Features(int version, List<Feature> features) {

    public static final PolicyKey<Features> POLICY = new PolicyKey<>("features", Features::compile);

    public Features {
        features = List.copyOf(features);
    }

    /** Each feature has {@code id}, {@code entitlement}, {@code topics} and {@code cards} by locale. */
    public static Features compile(PolicyFile file) {
        return new Features(
                file.version(),
                file.body()
                        .path("features")
                        .valueStream()
                        .map(Features::feature)
                        .toList());
    }

    private static Feature feature(JsonNode node) {
        Map<String, Feature.Text> cards = new HashMap<>();
        for (Map.Entry<String, JsonNode> card : node.path("cards").properties()) {
            JsonNode text = card.getValue();
            cards.put(
                    card.getKey(),
                    new Feature.Text(
                            text.path("name").asString(), text.path("howto").asString()));
        }
        return new Feature(
                node.path("id").asString(),
                node.path("entitlement").asString(),
                node.path("topics").valueStream().map(JsonNode::asString).toList(),
                cards);
    }

    /** The feature that helps with a topic. */
    public Optional<Feature> forTopic(String topic) {
        return features.stream()
                .filter(feature -> feature.topics().contains(topic))
                .findFirst();
    }

    /** The feature of an id. */
    public Optional<Feature> byId(String id) {
        return features.stream().filter(feature -> feature.id().equals(id)).findFirst();
    }
}
