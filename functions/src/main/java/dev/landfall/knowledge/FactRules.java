package dev.landfall.knowledge;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Turns facts into a situation by the decision table in {@code policy/facts.json}. */
public final class FactRules {

    public static final PolicyKey<FactRules> POLICY = new PolicyKey<>("facts", FactRules::compile);

    private final int version;
    private final List<NetworkRule> network;
    private final List<Pattern> serverErrors;
    private final Map<String, String> oldestWorkingVersion;

    private FactRules(
            int version,
            List<NetworkRule> network,
            List<Pattern> serverErrors,
            Map<String, String> oldestWorkingVersion) {
        this.version = version;
        this.network = List.copyOf(network);
        this.serverErrors = List.copyOf(serverErrors);
        this.oldestWorkingVersion = Map.copyOf(oldestWorkingVersion);
    }

    /** All given conditions must hold; a measurement that is missing fulfils none. */
    private record NetworkRule(
            NetworkHealth health, List<String> types, Optional<Integer> rttFrom, Optional<Double> lossFrom) {

        static NetworkRule of(JsonNode node) {
            return new NetworkRule(
                    NetworkHealth.valueOf(node.path("health").asString().toUpperCase(Locale.ROOT)),
                    node.path("types").valueStream().map(JsonNode::asString).toList(),
                    node.path("rttFrom").asIntOpt().stream().boxed().findFirst(),
                    node.path("lossFrom").asDoubleOpt().stream().boxed().findFirst());
        }

        boolean holds(Facts facts) {
            return (types.isEmpty() || types.contains(folded(facts.networkType())))
                    && rttFrom.map(from -> facts.rttMs().orElse(-1) >= from).orElse(true)
                    && lossFrom.map(from -> facts.lossPercent().orElse(-1) >= from)
                            .orElse(true);
        }
    }

    /** See {@code policy/facts.json}; the first network rule that holds wins, else the health is unknown. */
    public static FactRules compile(PolicyFile file) {
        JsonNode body = file.body();
        List<NetworkRule> network = new ArrayList<>();
        body.path("network").forEach(rule -> network.add(NetworkRule.of(rule)));
        List<Pattern> serverErrors = new ArrayList<>();
        body.path("serverErrors").forEach(code -> serverErrors.add(Pattern.compile(code.asString())));
        Map<String, String> oldest = new TreeMap<>();
        body.path("oldestWorkingVersion")
                .properties()
                .forEach(e -> oldest.put(e.getKey(), e.getValue().asString()));
        return new FactRules(file.version(), network, serverErrors, oldest);
    }

    public int version() {
        return version;
    }

    public Situation situation(Facts facts) {
        return new Situation(network(facts), serverError(facts), outdated(facts));
    }

    private NetworkHealth network(Facts facts) {
        return network.stream()
                .filter(rule -> rule.holds(facts))
                .map(NetworkRule::health)
                .findFirst()
                .orElse(NetworkHealth.UNKNOWN);
    }

    private boolean serverError(Facts facts) {
        return facts.errorCodes().stream()
                .anyMatch(code -> serverErrors.stream()
                        .anyMatch(pattern -> pattern.matcher(code).find()));
    }

    private boolean outdated(Facts facts) {
        String os = folded(facts.os());
        return facts.appVersion().isPresent()
                && oldestWorkingVersion.entrySet().stream()
                        .anyMatch(oldest -> os.startsWith(oldest.getKey())
                                && isBefore(facts.appVersion().get(), oldest.getValue()));
    }

    private static boolean isBefore(String version, String oldest) {
        if (!version.matches("\\d{1,9}(\\.\\d{1,9})*")) {
            return false;
        }
        String[] left = version.split("\\.");
        String[] right = oldest.split("\\.");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int difference = Integer.compare(part(left, i), part(right, i));
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    private static int part(String[] parts, int index) {
        return index < parts.length ? Integer.parseInt(parts[index]) : 0;
    }

    private static String folded(Optional<String> value) {
        return value.orElse("").strip().toLowerCase(Locale.ROOT);
    }
}
