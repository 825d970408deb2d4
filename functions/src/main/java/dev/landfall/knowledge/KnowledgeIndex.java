package dev.landfall.knowledge;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Which topics have articles, and in which locales, so that no folder is ever listed. */
public record KnowledgeIndex(int version, List<String> topics, List<String> locales) {

    public static final PolicyKey<KnowledgeIndex> POLICY = new PolicyKey<>("knowledge/index", KnowledgeIndex::compile);

    public KnowledgeIndex {
        topics = List.copyOf(topics);
        locales = List.copyOf(locales);
    }

    /** Reads {@code topics} and {@code locales}. */
    public static KnowledgeIndex compile(PolicyFile file) {
        return new KnowledgeIndex(
                file.version(),
                file.body().path("topics").valueStream().map(JsonNode::asString).toList(),
                file.body()
                        .path("locales")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }
}
