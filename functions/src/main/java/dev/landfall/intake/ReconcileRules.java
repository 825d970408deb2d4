package dev.landfall.intake;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How long after each try the events without an outcome are tried again, and how an hour is closed.
 *
 * @param waits before the first check, the second, …; after the last one what is left is given up
 */
record ReconcileRules(int version, List<Duration> waits, Closing closing) {

    /**
     * How an hour is closed.
     *
     * @param margin after the last wait, for the last try itself
     * @param patience after that, before what has no outcome still is given up by name so that the hour can be sealed
     * @param seals how long they are kept
     * @param hours how many one run looks at, at most
     */
    record Closing(Duration margin, Duration patience, Period seals, int hours) {}

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
        JsonNode hours = file.body().path("hours");
        Closing closing = new Closing(
                Duration.parse(hours.path("margin").asString()),
                Duration.parse(hours.path("patience").asString()),
                Period.parse(hours.path("keepSeals").asString()),
                hours.path("perRun").asInt());
        return new ReconcileRules(file.version(), waits, closing);
    }

    /** How long an event may be in flight. */
    Duration horizon() {
        return waits.stream().reduce(closing.margin(), Duration::plus);
    }

    Duration first() {
        return waits.getFirst();
    }

    /** The wait before the check with this number, counted from zero; none after the last. */
    Optional<Duration> before(int check) {
        return check < waits.size() ? Optional.of(waits.get(check)) : Optional.empty();
    }
}
