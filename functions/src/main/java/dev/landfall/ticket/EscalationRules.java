package dev.landfall.ticket;

import dev.landfall.compliance.EmotionMode;
import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The rules by which a human takes over, in the order in which they are tried. */
public final class EscalationRules {

    public static final PolicyKey<EscalationRules> POLICY = new PolicyKey<>("escalation", EscalationRules::compile);

    private static final String UNEXPLAINED = "handover";

    private final int version;
    private final List<EscalationRule> rules;
    private final Priority plainPriority;

    private EscalationRules(int version, List<EscalationRule> rules, Priority plainPriority) {
        this.version = version;
        this.rules = List.copyOf(rules);
        this.plainPriority = plainPriority;
    }

    /** One rule: its condition and the priority that the ticket gets, where that may differ. */
    record EscalationRule(String id, Condition when, Priority priority) {}

    static EscalationRules compile(PolicyFile file) {
        Priority plainPriority = Priority.of(text(file.body(), "priority"));
        List<EscalationRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : file.body().path("rules")) {
            String id = text(node, "id");
            if (!ids.add(id) || id.equals(UNEXPLAINED)) {
                throw new IllegalArgumentException("Two escalation rules are called " + id);
            }
            Priority priority = node.has("priority") ? Priority.of(text(node, "priority")) : plainPriority;
            rules.add(new EscalationRule(id, condition(node.path("when")), priority));
        }
        return new EscalationRules(file.version(), rules, plainPriority);
    }

    public int version() {
        return version;
    }

    /** The first rule that asks for a human; empty: the bot stays. Mood counts only where it may be inferred. */
    public Optional<Escalation> decide(Signals signals, EmotionMode mode) {
        Signals lawful = mode.mayInfer() ? signals : signals.withoutMood();
        return rules.stream()
                .filter(rule -> rule.when().holds(lawful))
                .findFirst()
                .map(rule -> new Escalation(rule.id(), rule.priority(), version));
    }

    /**
     * How a hand-over is written down. Where mood must leave no trace all hand-overs look alike, in cause and in
     * priority, so that none of them tells by being silent.
     */
    public HandoverReason storedReason(Escalation escalation, EmotionMode mode) {
        return mode.mayExplainHandover()
                ? new HandoverReason(escalation.rule(), escalation.priority(), version)
                : new HandoverReason(UNEXPLAINED, plainPriority, version);
    }

    private static Condition condition(JsonNode when) {
        String kind = text(when, "kind");
        return switch (kind) {
            case "human_requested" -> new Condition.HumanRequested();
            case "upset" -> new Condition.Upset();
            case "unanswered_questions" ->
                new Condition.UnansweredQuestions(when.path("atLeast").asInt());
            case "area" -> new Condition.Area(areas(when.path("in")));
            case "deadline_breached" -> new Condition.DeadlineBreached();
            default -> throw new IllegalArgumentException("No escalation condition is called " + kind);
        };
    }

    private static Set<String> areas(JsonNode node) {
        Set<String> areas = new HashSet<>();
        node.forEach(area -> areas.add(area.asString()));
        return areas;
    }

    private static String text(JsonNode node, String field) {
        String value = node.path(field).asString("");
        if (value.isBlank()) {
            throw new IllegalArgumentException("escalation lacks a " + field);
        }
        return value;
    }
}
