package dev.landfall.language;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The reviewed rules that tell which public posts need care, and in which area. Immutable and safe to share. */
public final class KeywordRules {
    public static final PolicyKey<KeywordRules> POLICY = new PolicyKey<>("keywords", KeywordRules::compile);

    private final int version;
    private final LocalDate effectiveFrom;
    private final Map<String, KeywordRule> rules;
    private final PhraseRules phrases;

    private KeywordRules(PolicyFile file, Map<String, KeywordRule> rules, PhraseRules phrases) {
        this.version = file.version();
        this.effectiveFrom = file.effectiveFrom();
        this.rules = Map.copyOf(rules);
        this.phrases = phrases;
    }

    /**
     * One rule apart from its phrases.
     *
     * @param channels where it applies; empty means everywhere
     */
    public record KeywordRule(
            String id,
            String area,
            Priority priority,
            String owner,
            LocalDate effectiveFrom,
            Optional<LocalDate> effectiveTo,
            Set<String> channels) {

        public KeywordRule {
            if (id.isBlank() || area.isBlank() || owner.isBlank()) {
                throw new IllegalArgumentException("A keyword rule lacks id, area or owner: " + id);
            }
            channels = Set.copyOf(channels);
        }

        boolean holds(String channel, LocalDate on) {
            return (channels.isEmpty() || channels.contains(channel))
                    && !on.isBefore(effectiveFrom)
                    && effectiveTo.map(last -> !on.isAfter(last)).orElse(true);
        }

        static KeywordRule of(JsonNode rule, PolicyFile file) {
            return new KeywordRule(
                    rule.path("id").asString(""),
                    rule.path("area").asString(""),
                    Priority.of(rule.path("priority").asString("normal")),
                    rule.path("owner").asString(file.owner()),
                    date(rule, "effectiveFrom").orElse(file.effectiveFrom()),
                    date(rule, "effectiveTo"),
                    StreamSupport.stream(rule.path("channels").spliterator(), false)
                            .map(channel -> channel.asString())
                            .collect(Collectors.toSet()));
        }

        private static Optional<LocalDate> date(JsonNode rule, String field) {
            return rule.path(field).isString()
                    ? Optional.of(LocalDate.parse(rule.path(field).asString()))
                    : Optional.empty();
        }
    }

    public static KeywordRules compile(PolicyFile file) {
        var rules = new HashMap<String, KeywordRule>();
        var phrases = new PhraseRules.Builder();
        for (JsonNode node : file.body().path("rules")) {
            KeywordRule rule = KeywordRule.of(node, file);
            if (rules.put(rule.id(), rule) != null) {
                throw new IllegalArgumentException("Two keyword rules are called " + rule.id());
            }
            phrases.rule(rule.id(), node.path("phrases"));
        }
        return new KeywordRules(file, rules, phrases.build());
    }

    public int version() {
        return version;
    }

    /** The first day of this version of the rules. */
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    /** The rules in force on that day and channel whose phrases the text has. */
    public Match match(String text, String channel, LocalDate on) {
        List<Match.Hit> hits = phrases.find(text).stream()
                .filter(found -> rule(found).holds(channel, on))
                .map(found -> hit(rule(found), found))
                .toList();
        return new Match(version, hits);
    }

    private KeywordRule rule(PhraseRules.Found found) {
        return java.util.Objects.requireNonNull(rules.get(found.rule()));
    }

    private static Match.Hit hit(KeywordRule rule, PhraseRules.Found found) {
        return new Match.Hit(rule.id(), rule.area(), rule.priority(), found.language(), found.confidence());
    }
}
