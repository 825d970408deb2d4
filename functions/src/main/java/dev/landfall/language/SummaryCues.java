package dev.landfall.language;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;
import tools.jackson.databind.JsonNode;

/** The phrases that tell what a sentence of a support mail is about, in every language at once; one pass per text. */
public final class SummaryCues {

    /** The policy that holds the phrases. */
    public static final PolicyKey<SummaryCues> POLICY = new PolicyKey<>("summary-cues", SummaryCues::compile);

    /** What a sentence may be about. */
    enum Topic {
        PROBLEM,
        SINCE,
        TRIED,
        ASKED,
        DEADLINE
    }

    private final int version;
    private final Trie phrases;
    private final Map<String, Set<Topic>> topics = new HashMap<>();
    private final Map<Topic, Double> weights = new EnumMap<>(Topic.class);
    private final Set<String> courtesies = new HashSet<>();
    private final Set<String> abbreviations = new HashSet<>();

    private SummaryCues(PolicyFile file) {
        this.version = file.version();
        JsonNode body = file.body();
        Trie.TrieBuilder builder = Trie.builder();
        for (Topic topic : Topic.values()) {
            String name = topic.name().toLowerCase(Locale.ROOT);
            weights.put(topic, body.path("weights").path(name).asDouble(1));
            for (String phrase : phrases(body.path(name))) {
                topics.computeIfAbsent(phrase, key -> EnumSet.noneOf(Topic.class))
                        .add(topic);
                builder.addKeyword(phrase);
            }
        }
        phrases = builder.build();
        courtesies.addAll(phrases(body.path("courtesies")));
        abbreviations.addAll(phrases(body.path("abbreviations")));
    }

    /** Compiles a policy file of the shape of {@code policy/summary-cues.json}. */
    public static SummaryCues compile(PolicyFile file) {
        return new SummaryCues(file);
    }

    private static Set<String> phrases(JsonNode byLanguage) {
        Set<String> phrases = new HashSet<>();
        for (JsonNode list : byLanguage) {
            list.forEach(phrase -> phrases.add(lower(phrase.asString(""))));
        }
        return phrases;
    }

    /** Lower case that keeps the length of most texts; only used to look for phrases. */
    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    /** The version of the policy. */
    public int version() {
        return version;
    }

    Set<Topic> topics(String sentence) {
        String text = lower(sentence);
        Set<Topic> found = EnumSet.noneOf(Topic.class);
        for (Emit emit : phrases.parseText(text)) {
            if (begins(text, emit.getStart())) {
                found.addAll(topics.getOrDefault(emit.getKeyword(), Set.of()));
            }
        }
        return found;
    }

    double weight(Topic topic) {
        return weights.getOrDefault(topic, 0.0);
    }

    /** Whether a sentence begins as a greeting, thanks or a farewell does. */
    boolean isCourtesy(String sentence) {
        String text = lower(sentence).strip();
        String head = text.length() > 40 ? text.substring(0, 40) : text;
        return courtesies.stream().anyMatch(phrase -> head.startsWith(phrase) && endsWord(head, phrase.length()));
    }

    boolean isAbbreviation(String word) {
        return abbreviations.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean begins(String text, int at) {
        if (at == 0 || !Character.isLetter(text.charAt(at))) {
            return true;
        }
        char before = text.charAt(at - 1);
        return !Character.isLetter(before)
                || Sentences.spaceless(before)
                || Character.UnicodeScript.of(before) == Character.UnicodeScript.ARABIC;
    }

    private static boolean endsWord(String text, int at) {
        return at >= text.length()
                || at > 5
                || !Character.isLetter(text.charAt(at))
                || Sentences.spaceless(text.charAt(at - 1));
    }
}
