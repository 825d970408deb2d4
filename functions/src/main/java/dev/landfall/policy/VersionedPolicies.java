package dev.landfall.policy;

import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The release's files, and over one of them what operators made of its rules.
 *
 * <p>At most every 30 seconds it looks at the version pointer, one small read, and reads the rules only when that
 * moved: a change works within a minute, without a deploy. While the table cannot be read, or what it holds cannot be
 * used, the last known rules stay.
 */
public final class VersionedPolicies implements Policies {

    /** The policy whose rules operators own. */
    public static final String OWNED = "keywords";

    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final PolicyFiles files;
    private final Supplier<OperatorRules> operators;
    private final InstantSource clock;
    private volatile Snapshot snapshot = Snapshot.NONE;

    public VersionedPolicies(PolicyFiles files, Supplier<OperatorRules> operators, InstantSource clock) {
        this.files = files;
        this.operators = operators;
        this.clock = clock;
    }

    /** What was in the table when it was last read; the objects compiled from it, each when it is first asked for. */
    private record Snapshot(
            @Nullable Instant lookedAt, int version, Optional<PolicyFile> file, Map<PolicyKey<?>, Object> compiled) {

        static final Snapshot NONE = new Snapshot(null, 0, Optional.empty(), Map.of());

        boolean isFresh(Instant now) {
            Instant at = lookedAt;
            return at != null && !now.isBefore(at) && now.isBefore(at.plus(LOOK_EVERY));
        }

        Snapshot seenAt(Instant now) {
            return new Snapshot(now, version, file, compiled);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T current(PolicyKey<T> key) {
        if (!key.name().equals(OWNED)) {
            return files.current(key);
        }
        Object compiled = look(key).compiled().get(key);
        return compiled == null ? files.current(key) : (T) compiled;
    }

    private synchronized Snapshot look(PolicyKey<?> key) {
        Instant now = clock.instant();
        if (!snapshot.isFresh(now)) {
            snapshot = lookAgain(key).seenAt(now);
        }
        Snapshot current = snapshot;
        if (current.file().isPresent() && !current.compiled().containsKey(key)) {
            current.compiled().put(key, compiled(key, current.file().get()));
        }
        return current;
    }

    private static Object compiled(PolicyKey<?> key, PolicyFile file) {
        return java.util.Objects.requireNonNull(key.compile().apply(file));
    }

    /** The new rules only once they compiled: a rule that this release cannot use must not stop it. */
    private Snapshot lookAgain(PolicyKey<?> key) {
        try {
            PolicyFile release = files.file(OWNED);
            int version = operators.get().version(OWNED, release.version());
            if (version == snapshot.version() || version == release.version()) {
                return snapshot;
            }
            return read(release, key);
        } catch (RuntimeException e) {
            Log.error("operators' rules not read", e, "policy", OWNED, "version", snapshot.version());
            Metrics.count("PolicyReadsFailed", 1, "policy", OWNED);
            return snapshot;
        }
    }

    private Snapshot read(PolicyFile release, PolicyKey<?> key) {
        OperatorRules.Standing standing = operators.get().standing(OWNED, release.version());
        List<RuleVersion> rules = standing.rules();
        int version = standing.version();
        PolicyFile file = RuleOverlay.over(release, version, rules, files.mapper());
        Map<PolicyKey<?>, Object> compiled = new ConcurrentHashMap<>();
        compiled.put(key, compiled(key, file));
        Log.info("operators' rules read", "policy", OWNED, "version", version, "rules", rules.size());
        return new Snapshot(null, version, Optional.of(file), compiled);
    }
}
