package dev.landfall.desk.rules;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.policy.VersionedPolicies;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules of the release, each with its phrases, wherever the files hold them. */
final class ReleaseRules {

    private final PolicyFile file;
    private final Map<String, ObjectNode> rules = new TreeMap<>();

    ReleaseRules(PolicyFiles files) {
        this.file = files.file(VersionedPolicies.OWNED);
        for (JsonNode rule : file.body().path("rules")) {
            ObjectNode whole = ((ObjectNode) rule).deepCopy();
            if (!whole.has("phrases")) {
                whole.putObject("phrases");
            }
            rules.put(rule.path("id").asString(""), whole);
        }
        for (JsonNode language : file.body().path("languages")) {
            JsonNode phrases = files.file(VersionedPolicies.OWNED + "/" + language.asString())
                    .body()
                    .path("phrases");
            phrases.properties()
                    .forEach(entry -> ((ObjectNode)
                                    rule(entry.getKey()).orElseThrow().path("phrases"))
                            .set(language.asString(), entry.getValue()));
        }
    }

    PolicyFile file() {
        return file;
    }

    int version() {
        return file.version();
    }

    Optional<ObjectNode> rule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    Collection<ObjectNode> all() {
        return rules.values();
    }
}
