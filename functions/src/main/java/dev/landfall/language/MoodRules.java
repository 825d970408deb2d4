package dev.landfall.language;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads mood from phrases, symbols, capitals and repeated marks. Each cue has a weight (negative ones soothe); a text
 * whose different cues together reach the policy's threshold is upset. A phrase that is negated does not count.
 */
public final class MoodRules {
    public static final PolicyKey<MoodRules> POLICY = new PolicyKey<>("mood", MoodRules::compile);

    private final int version;
    private final int threshold;
    private final Map<String, Integer> weights;
    private final PhraseIndex index;
    private final Map<Integer, List<PhraseCue>> cueOfPhrase;
    private final Map<Integer, List<String>> cueOfSymbol;
    private final Negation negation;
    private final Emphasis emphasis;

    private MoodRules(PolicyFile file) {
        version = file.version();
        threshold = file.body().path("threshold").asInt();
        weights = new LinkedHashMap<>();
        cueOfPhrase = new HashMap<>();
        cueOfSymbol = new HashMap<>();
        emphasis = Emphasis.of(file.body().path("emphasis"));
        emphasis.weights().forEach(weights::put);
        var phrases = new PhraseIndex.Builder();
        for (JsonNode cue : file.body().path("cues")) {
            read(cue, phrases);
        }
        index = phrases.build();
        negation = Negation.of(file.body().path("negation"));
    }

    private record PhraseCue(String cue, String language, boolean negatable) {}

    public static MoodRules compile(PolicyFile file) {
        return new MoodRules(file);
    }

    private void read(JsonNode cue, PhraseIndex.Builder phrases) {
        String name = cue.path("name").asString();
        weights.put(name, cue.path("weight").asInt());
        boolean negatable = cue.path("negatable").asBoolean(true);
        cue.path("phrases")
                .properties()
                .forEach(language -> language.getValue()
                        .forEach(phrase -> cueOfPhrase
                                .computeIfAbsent(phrases.add(phrase.asString()), id -> new ArrayList<>())
                                .add(new PhraseCue(name, language.getKey(), negatable))));
        cue.path("symbols")
                .forEach(symbol -> cueOfSymbol
                        .computeIfAbsent(symbol.asString().codePointAt(0), point -> new ArrayList<>())
                        .add(name));
    }

    public int version() {
        return version;
    }

    /** The mood of one message in any language of the policy. */
    public Mood of(String text) {
        Set<String> found = new LinkedHashSet<>(emphasis.in(text));
        text.codePoints().forEach(point -> found.addAll(cueOfSymbol.getOrDefault(point, List.of())));
        String words = Normal.words(text);
        index.scan(words, (phrase, start, end) -> {
            for (PhraseCue cue : cueOfPhrase.getOrDefault(phrase, List.of())) {
                if (!found.contains(cue.cue())
                        && !(cue.negatable() && negation.covers(cue.language(), words, start, end))) {
                    found.add(cue.cue());
                }
            }
        });
        List<String> cues = weights.keySet().stream().filter(found::contains).toList();
        int sum = cues.stream().mapToInt(cue -> weights.getOrDefault(cue, 0)).sum();
        return sum >= threshold ? new Mood.Upset(cues) : new Mood.Calm(cues);
    }
}
