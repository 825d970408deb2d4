package dev.landfall.language;

import dev.landfall.policy.Policies;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private final int version;
    private final LocalDate effectiveFrom;
    private final Map<String, KeywordRule> rules;
    private final List<PhraseRules> phrases;

    private KeywordRules(
            int version, LocalDate effectiveFrom, Map<String, KeywordRule> rules, List<PhraseRules> phrases) {
        this.version = version;
        this.effectiveFrom = effectiveFrom;
        this.rules = Map.copyOf(rules);
        this.phrases = List.copyOf(phrases);
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

        static KeywordRule of(JsonNode rule, LocalDate effectiveFrom, String owner) {
            return new KeywordRule(
                    rule.path("id").asString(""),
                    rule.path("area").asString(""),
                    Priority.of(rule.path("priority").asString("normal")),
                    rule.path("owner").asString(owner),
                    date(rule, "effectiveFrom").orElse(effectiveFrom),
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

    /** The release's rules in force; cheap, since they are compiled once. */
    public static KeywordRules current(Policies policies) {
        return policies.current(KeywordCatalog.POLICY).rules(policies);
    }

    /**
     * Compiles rules that come with their phrases, {@code {"id", "area", "priority", …, "phrases": {language: groups}}}.
     * A rule that cannot be read throws {@link IllegalArgumentException}, which names it.
     *
     * @param effectiveFrom the first day of rules that name none
     * @param owner the owner of rules that name none
     */
    public static KeywordRules of(int version, LocalDate effectiveFrom, String owner, List<JsonNode> rules) {
        var builder = new Builder(version, effectiveFrom, owner);
        for (JsonNode rule : rules) {
            String id = builder.rule(rule);
            rule.path("phrases")
                    .properties()
                    .forEach(language -> builder.phrases(id, language.getKey(), language.getValue()));
        }
        return builder.build();
    }

    /** Takes rules and then their phrases, language by language. */
    static final class Builder {
        private final int version;
        private final LocalDate effectiveFrom;
        private final String owner;
        private final Map<String, KeywordRule> rules = new HashMap<>();
        private final PhraseRules.Builder phrases = new PhraseRules.Builder();

        Builder(int version, LocalDate effectiveFrom, String owner) {
            this.version = version;
            this.effectiveFrom = effectiveFrom;
            this.owner = owner;
        }

        String rule(JsonNode node) {
            KeywordRule rule = KeywordRule.of(node, effectiveFrom, owner);
            if (rules.put(rule.id(), rule) != null) {
                throw new IllegalArgumentException("Two keyword rules are called " + rule.id());
            }
            return rule.id();
        }

        void phrases(String rule, String language, JsonNode groups) {
            phrases.rule(rule, language, groups);
        }

        void requireRule(String id) {
            if (!rules.containsKey(id)) {
                throw new IllegalArgumentException("There are phrases of a keyword rule that is not there: " + id);
            }
        }

        KeywordRules build() {
            return new KeywordRules(version, effectiveFrom, rules, List.of(phrases.build()));
        }

        /** The rules with these phrases, already compiled, and those that were added here. */
        KeywordRules build(PhraseRules compiled) {
            PhraseRules added = phrases.build();
            List<PhraseRules> all = added.phrases() == 0 ? List.of(compiled) : List.of(compiled, added);
            return new KeywordRules(version, effectiveFrom, rules, all);
        }
    }

    public int version() {
        return version;
    }

    /** What was compiled of the only set of phrases, to be read again by {@link PhraseRules#read}. */
    void write(Packed.Writer out) {
        phrases.getFirst().write(out);
    }

    /** The first day of this version of the rules. */
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    /** How many different phrases there are, those that forbid included. */
    public int phrases() {
        return phrases.stream().mapToInt(PhraseRules::phrases).sum();
    }

    /** Memory that the compiled phrases take. */
    public long bytes() {
        return phrases.stream().mapToLong(PhraseRules::bytes).sum();
    }

    /** The rules in force on that day and channel whose phrases the text has. */
    public Match match(String text, String channel, LocalDate on) {
        List<PhraseRules.Found> all = PhraseRules.findLoosely(phrases, text);
        if (all.isEmpty()) {
            return new Match(version, List.of());
        }
        var hits = new ArrayList<Match.Hit>(all.size());
        for (PhraseRules.Found found : all) {
            KeywordRule rule = rule(found);
            if (rule.holds(channel, on)) {
                hits.add(hit(rule, found));
            }
        }
        return new Match(version, hits);
    }

    private KeywordRule rule(PhraseRules.Found found) {
        return java.util.Objects.requireNonNull(rules.get(found.rule()));
    }

    private static Match.Hit hit(KeywordRule rule, PhraseRules.Found found) {
        return new Match.Hit(rule.id(), rule.area(), rule.priority(), found.language(), found.confidence());
    }
}
