package dev.landfall.retention;

import dev.landfall.due.PurgeUnit;
import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.Duration;
import java.time.Period;
import java.util.HashSet;
import java.util.Set;

/**
 * How purge works, apart from when things are due.
 *
 * @param time how long a run may take
 * @param writes how many items a run may write or delete
 * @param lookAgainAfter when to look again at what cannot go yet
 * @param tombstones the units that leave a mark without content, since their event might be told once more
 */
record PurgeRules(int version, Duration time, int writes, Period lookAgainAfter, Set<PurgeUnit> tombstones) {

    static final PolicyKey<PurgeRules> POLICY = new PolicyKey<>("retention", PurgeRules::compile);

    PurgeRules {
        tombstones = Set.copyOf(tombstones);
        if (!time.isPositive() || writes < 1 || lookAgainAfter.isZero() || lookAgainAfter.isNegative()) {
            throw new IllegalArgumentException("Policy retention leaves a purge no time or no writes");
        }
    }

    static PurgeRules compile(PolicyFile file) {
        Set<String> words = new HashSet<>();
        file.body().path("tombstones").forEach(word -> words.add(word.asString("")));
        Set<PurgeUnit> units = new HashSet<>();
        for (PurgeUnit unit : PurgeUnit.values()) {
            if (words.remove(unit.word())) {
                units.add(unit);
            }
        }
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("Policy retention names a purge unit that there is not");
        }
        return new PurgeRules(
                file.version(),
                Duration.parse(file.body().path("run").path("time").asString("")),
                file.body().path("run").path("writes").asInt(),
                Period.parse(file.body().path("lookAgainAfter").asString("")),
                units);
    }
}
