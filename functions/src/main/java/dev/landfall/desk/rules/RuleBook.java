package dev.landfall.desk.rules;

import dev.landfall.event.Problem;
import dev.landfall.policy.OperatorRules;
import dev.landfall.policy.RuleVersion;
import dev.landfall.policy.VersionedPolicies;
import dev.landfall.table.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keyword rules as they stand this moment: the release's, and over them what operators made of them. */
final class RuleBook {

    private static final int PAST = 50;

    private final ReleaseRules release;
    private final OperatorRules operators;
    private final JsonMapper mapper;

    RuleBook(ReleaseRules release, OperatorRules operators, JsonMapper mapper) {
        this.release = release;
        this.operators = operators;
        this.mapper = mapper;
    }

    /**
     * One rule and who changed it last.
     *
     * @param rule empty where it is withdrawn
     * @param version as an operator names it who wants to change the rule
     */
    record Entry(String id, int version, String state, Optional<JsonNode> rule, Optional<RuleVersion> change) {}

    /** All rules by id, and the version that they make together. */
    record Standing(int version, List<Entry> entries) {
        List<JsonNode> rules() {
            return entries.stream().flatMap(entry -> entry.rule().stream()).toList();
        }
    }

    Standing standing() {
        OperatorRules.Standing changed = operators.standing(VersionedPolicies.OWNED, release.version());
        Map<String, Entry> entries = new TreeMap<>();
        release.all().forEach(rule -> {
            Entry entry = ofRelease(rule);
            entries.put(entry.id(), entry);
        });
        changed.rules().forEach(version -> entries.put(version.rule(), entry(version)));
        return new Standing(changed.version(), new ArrayList<>(entries.values()));
    }

    Optional<Entry> find(String id) {
        return operators
                .rule(VersionedPolicies.OWNED, id)
                .map(this::entry)
                .or(() -> release.rule(id).map(this::ofRelease));
    }

    private Entry ofRelease(JsonNode rule) {
        return new Entry(
                rule.path("id").asString(""), release.version(), "release", Optional.of(rule), Optional.empty());
    }

    private Entry entry(RuleVersion version) {
        Optional<JsonNode> rule = content(version);
        String state = version.state() == RuleVersion.State.RELEASED
                ? "release"
                : version.state().code();
        return new Entry(version.rule(), version.version(), state, rule, Optional.of(version));
    }

    /** What the version made of the rule; what follows the release is what the release says now. */
    private Optional<JsonNode> content(RuleVersion version) {
        return switch (version.state()) {
            case CHANGED -> Optional.of(mapper.readTree(version.content()));
            case WITHDRAWN -> Optional.empty();
            case RELEASED -> release.rule(version.rule()).map(rule -> rule);
        };
    }

    /** Newest first; the release's own stands at the end. */
    RuleViews.Past history(String id, Optional<Integer> before) {
        Page<RuleVersion> page = operators.history(VersionedPolicies.OWNED, id, PAST, before);
        List<RuleViews.Version> versions = new ArrayList<>();
        page.items().forEach(version -> versions.add(RuleLines.version(version, content(version), mapper)));
        if (page.next().isEmpty()) {
            release.rule(id).ifPresent(rule -> versions.add(RuleLines.ofRelease(release.file(), rule)));
        }
        if (versions.isEmpty() && before.isEmpty()) {
            throw Problem.notFound();
        }
        return new RuleViews.Past(
                versions,
                page.next().isPresent()
                        ? Integer.toString(page.items().getLast().version())
                        : "");
    }

    /** What made the rule be as it was at that version; empty for the release's own. */
    Optional<RuleVersion> version(String id, int number) {
        return operators.version(VersionedPolicies.OWNED, id, number);
    }

    ReleaseRules release() {
        return release;
    }
}
