package dev.landfall.compliance;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The dated versions of one jurisdiction's rules, without gap or overlap. */
final class JurisdictionRules {

    private final String jurisdiction;
    private final ZoneId zone;
    private final List<Version> versions;

    private JurisdictionRules(String jurisdiction, ZoneId zone, List<Version> versions) {
        this.jurisdiction = jurisdiction;
        this.zone = zone;
        this.versions = versions;
    }

    /** One version: in force on {@code from} and until the day before {@code to}. */
    record Version(LocalDate from, Optional<LocalDate> to, Map<RecordClass, Rule> rules, Conduct conduct) {

        Version {
            rules = Map.copyOf(rules);
        }

        boolean holdsOn(LocalDate day) {
            return to.map(day::isBefore).orElse(true);
        }

        Rule rule(RecordClass recordClass) {
            Rule rule = rules.get(recordClass);
            if (rule == null) {
                throw new IllegalStateException("No retention rule for " + recordClass.code());
            }
            return rule;
        }
    }

    static PolicyKey<JurisdictionRules> policy(String jurisdiction) {
        return new PolicyKey<>("compliance/" + jurisdiction, JurisdictionRules::compile);
    }

    static JurisdictionRules compile(PolicyFile file) {
        String jurisdiction = file.body().path("jurisdiction").asString("");
        ZoneId zone = ZoneId.of(file.body().path("zone").asString(""));
        RuleReader reader = new RuleReader(jurisdiction, zone);
        List<Version> versions = new ArrayList<>();
        for (JsonNode rules : file.body().path("rules")) {
            versions.add(reader.version(rules));
        }
        requireUnbroken(file.name(), versions);
        return new JurisdictionRules(jurisdiction, zone, List.copyOf(versions));
    }

    private static void requireUnbroken(String name, List<Version> versions) {
        if (versions.isEmpty() || versions.getLast().to().isPresent()) {
            throw new IllegalArgumentException(name + " has no version that is in force without end");
        }
        for (int i = 1; i < versions.size(); i++) {
            Version before = versions.get(i - 1);
            Version next = versions.get(i);
            if (!before.to().equals(Optional.of(next.from())) || !before.from().isBefore(next.from())) {
                throw new IllegalArgumentException(name + " leaves a gap or an overlap before " + next.from());
            }
        }
    }

    String jurisdiction() {
        return jurisdiction;
    }

    ZoneId zone() {
        return zone;
    }

    List<Version> versions() {
        return versions;
    }

    /** The version in force on a day; a day before the first version gets the first. */
    Version on(LocalDate day) {
        return versions.stream()
                .filter(version -> version.holdsOn(day))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No rules of " + jurisdiction + " on " + day));
    }
}
