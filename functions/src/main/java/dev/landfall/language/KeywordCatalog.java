package dev.landfall.language;

import dev.landfall.policy.Policies;
import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The release's keyword files: {@code keywords} names the languages and holds each rule without phrases,
 * {@code keywords/<language>} holds the phrases of one language by rule. A rule of an operator brings its phrases itself,
 * and stands among those that are {@code overridden}. Puts them together once, not at each look. The release's phrases
 * come compiled, see {@link KeywordSnapshot}; without that they are read from the files.
 */
final class KeywordCatalog {
    static final PolicyKey<KeywordCatalog> POLICY = new PolicyKey<>("keywords", KeywordCatalog::new);

    private final PolicyFile file;
    private final List<String> languages;
    private final Set<String> overridden;
    private volatile @Nullable Whole whole;
    private volatile @Nullable KeywordRules compiled;

    private KeywordCatalog(PolicyFile file) {
        this.file = file;
        this.languages = StreamSupport.stream(file.body().path("languages").spliterator(), false)
                .map(language -> language.asString())
                .toList();
        this.overridden = StreamSupport.stream(file.body().path("overridden").spliterator(), false)
                .map(id -> id.asString())
                .collect(Collectors.toSet());
        refuseBrokenRules();
    }

    /** Operators' rules come with their phrases; one that cannot be compiled must fail here, not at the first match. */
    private void refuseBrokenRules() {
        List<JsonNode> own = StreamSupport.stream(file.body().path("rules").spliterator(), false)
                .filter(rule -> rule.has("phrases")
                        || overridden.contains(rule.path("id").asString("")))
                .toList();
        if (!own.isEmpty()) {
            KeywordRules.of(file.version(), file.effectiveFrom(), file.owner(), own);
        }
    }

    /** The phrases of one language, {@code {rule: [group, …]}}. */
    record Phrases(String language, JsonNode groups) {
        static Phrases compile(PolicyFile file) {
            String language = file.body().path("language").asString("");
            if (!file.name().equals("keywords/" + language)) {
                throw new IllegalArgumentException(file.name() + " says that it is in " + language);
            }
            return new Phrases(language, file.body().path("phrases"));
        }
    }

    private record Whole(List<Phrases> parts, KeywordRules rules) {
        boolean isOf(List<Phrases> others) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i) != others.get(i)) {
                    return false;
                }
            }
            return parts.size() == others.size();
        }
    }

    List<String> languages() {
        return languages;
    }

    static PolicyKey<Phrases> phrases(String language) {
        return new PolicyKey<>("keywords/" + language, Phrases::compile);
    }

    KeywordRules rules(Policies policies) {
        KeywordRules known = compiled;
        if (known == null) {
            known = KeywordSnapshot.of(languages).map(this::over).orElse(null);
            compiled = known;
        }
        return known == null ? read(policies) : known;
    }

    /** What was compiled when the release was built, and over it what operators made of it since. */
    private KeywordRules over(PhraseRules release) {
        var builder = new KeywordRules.Builder(file.version(), file.effectiveFrom(), file.owner());
        Set<String> taken = new HashSet<>(overridden);
        for (JsonNode rule : file.body().path("rules")) {
            String id = builder.rule(rule);
            if (rule.has("phrases")) {
                ownPhrases(builder, id, rule);
                taken.add(id);
            } else {
                taken.remove(id);
            }
        }
        release.rules().stream().filter(id -> !taken.contains(id)).forEach(builder::requireRule);
        return builder.build(taken.isEmpty() ? release : release.without(taken));
    }

    private static void ownPhrases(KeywordRules.Builder builder, String id, JsonNode rule) {
        rule.path("phrases")
                .properties()
                .forEach(language -> builder.phrases(id, language.getKey(), language.getValue()));
    }

    /** What to look for elsewhere, by the rules that hold. */
    SearchTerms searchTerms(Policies policies, String channel, LocalDate on) {
        var builder = new SearchTerms.Builder();
        for (JsonNode rule : file.body().path("rules")) {
            var head = KeywordRules.KeywordRule.of(rule, file.effectiveFrom(), file.owner());
            if (!head.holds(channel, on)) {
                continue;
            }
            if (rule.has("phrases")) {
                rule.path("phrases").forEachEntry(builder::add);
            } else {
                languages.forEach(language -> builder.add(
                        language, policies.current(phrases(language)).groups().path(head.id())));
            }
        }
        return builder.build(file.version());
    }

    /** The rules as the files have them now, compiled once. */
    KeywordRules read(Policies policies) {
        List<Phrases> parts = new ArrayList<>(languages.size());
        for (String language : languages) {
            parts.add(policies.current(phrases(language)));
        }
        Whole known = whole;
        if (known == null || !known.isOf(parts)) {
            known = new Whole(parts, compile(parts));
            whole = known;
        }
        return known.rules();
    }

    private KeywordRules compile(List<Phrases> parts) {
        var builder = new KeywordRules.Builder(file.version(), file.effectiveFrom(), file.owner());
        for (JsonNode rule : file.body().path("rules")) {
            String id = builder.rule(rule);
            if (rule.has("phrases")) {
                ownPhrases(builder, id, rule);
            } else {
                parts.forEach(part ->
                        builder.phrases(id, part.language(), part.groups().path(id)));
            }
        }
        for (Phrases part : parts) {
            part.groups().propertyNames().stream()
                    .filter(id -> !overridden.contains(id))
                    .forEach(builder::requireRule);
        }
        return builder.build();
    }
}
