package dev.landfall.local.trigger;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A function's answer to a batch, read as strictly as Lambda does. */
final class BatchAnswer {
    private BatchAnswer() {}

    /** The items that failed; empty where the answer is malformed and so the whole batch failed. */
    static Optional<Set<String>> failures(byte[] answer, Collection<String> batch) {
        if (answer.length == 0) {
            return Optional.of(Set.of());
        }
        try {
            JsonNode root = JsonMapper.shared().readTree(answer);
            if (root.isNull()) {
                return Optional.of(Set.of());
            }
            if (!root.isObject()) {
                return Optional.empty();
            }
            JsonNode failures = root.path("batchItemFailures");
            if (failures.isMissingNode() || failures.isNull()) {
                return Optional.of(Set.of());
            }
            Set<String> ids = new HashSet<>();
            for (JsonNode failure : failures) {
                String id = failure.path("itemIdentifier").asString("");
                if (!batch.contains(id)) {
                    return Optional.empty();
                }
                ids.add(id);
            }
            return failures.isArray() ? Optional.of(ids) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
