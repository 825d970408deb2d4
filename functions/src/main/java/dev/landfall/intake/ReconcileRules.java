package dev.landfall.intake;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How long after each try the events without an outcome are tried again.
 *
 * @param waits before the first check, the second, …; after the last one what is left is given up
 */
record ReconcileRules(int version, List<Duration> waits) {

    static final PolicyKey<ReconcileRules> POLICY = new PolicyKey<>("intake", ReconcileRules::compile);

    ReconcileRules {
        waits = List.copyOf(waits);
        if (waits.isEmpty() || waits.stream().anyMatch(wait -> !wait.isPositive())) {
            throw new IllegalArgumentException("Policy intake needs waits, and none of them may be nothing");
        }
    }

    static ReconcileRules compile(PolicyFile file) {
        List<Duration> waits = new ArrayList<>();
        for (JsonNode wait : file.body().path("reconcileAfter")) {
            waits.add(Duration.parse(wait.asString()));
        }
        return new ReconcileRules(file.version(), waits);
    }

    Duration first() {
        return waits.getFirst();
    }

    /** The wait before the check with this number, counted from zero; none after the last. */
    Optional<Duration> before(int check) {
        return check < waits.size() ? Optional.of(waits.get(check)) : Optional.empty();
    }
}
