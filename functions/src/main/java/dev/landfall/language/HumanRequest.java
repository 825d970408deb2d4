package dev.landfall.language;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Does a person ask to speak with a person? Immutable and safe to share. */
public final class HumanRequest {
    public static final PolicyKey<HumanRequest> POLICY = new PolicyKey<>("human-request", HumanRequest::compile);

    private static final String ASKED = "human";
    /** A one-word request is never longer than this, however much courtesy surrounds it. */
    private static final int SHORT = 80;

    private final int version;
    private final Set<String> alone;
    private final List<String> courtesy;
    private final PhraseRules phrases;

    private HumanRequest(int version, Set<String> alone, Set<String> courtesy, PhraseRules phrases) {
        this.version = version;
        this.alone = Set.copyOf(alone);
        this.courtesy = courtesy.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        this.phrases = phrases;
    }

    /**
     * Reads {@code languages.<tag>} with {@code alone} (a whole message, but for courtesy), {@code courtesy} and
     * {@code phrases} (groups as in keyword rules).
     */
    public static HumanRequest compile(PolicyFile file) {
        var alone = new HashSet<String>();
        var courtesy = new HashSet<String>();
        var phrases = new PhraseRules.Builder();
        JsonNode languages = file.body().path("languages");
        languages.properties().forEach(language -> {
            language.getValue().path("alone").forEach(word -> alone.add(Normal.words(word.asString())));
            language.getValue().path("courtesy").forEach(word -> courtesy.add(Normal.words(word.asString())));
        });
        var groups = JsonNodeFactory.instance.objectNode();
        languages
                .properties()
                .forEach(language ->
                        groups.set(language.getKey(), language.getValue().path("phrases")));
        phrases.rule(ASKED, groups);
        return new HumanRequest(file.version(), alone, courtesy, phrases.build());
    }

    public int version() {
        return version;
    }

    /** True where the message asks for a human, in any language of the policy. */
    public boolean asked(String text) {
        return text.length() <= SHORT && isAlone(Normal.words(text))
                || !phrases.find(text).isEmpty();
    }

    private boolean isAlone(String words) {
        String bare = words.replace(Words.SENTENCE, ' ');
        if (alone.contains(bare)) {
            return true;
        }
        String stripped = " " + bare + " ";
        for (String word : courtesy) {
            stripped = Words.isSpaceless(word.codePointAt(0))
                    ? stripped.replace(word, " ")
                    : stripped.replace(" " + word + " ", " ");
        }
        return alone.contains(stripped.strip().replaceAll(" +", " "));
    }
}
