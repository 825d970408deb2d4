package dev.landfall.wording;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** One locale's texts with its tone and plural rules, compiled from {@code policy/wording/<locale>.json}. */
public final class Wording {

    private final int version;
    private final Tone tone;
    private final Plurals plurals;
    private final Map<String, Map<String, Template>> texts;

    private Wording(int version, Tone tone, Plurals plurals, Map<String, Map<String, Template>> texts) {
        this.version = version;
        this.tone = tone;
        this.plurals = plurals;
        this.texts = Map.copyOf(texts);
    }

    static PolicyKey<Wording> policy(String locale) {
        return new PolicyKey<>("wording/" + locale, Wording::compile);
    }

    /** Each entry of {@code texts} has an {@code id} and either a {@code text} or plural {@code forms}. */
    public static Wording compile(PolicyFile file) {
        Map<String, Map<String, Template>> texts = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : file.body().path("texts").properties()) {
            texts.put(entry.getKey(), templates(entry.getValue()));
        }
        return new Wording(
                file.version(),
                Tone.of(file.body().path("tone")),
                Plurals.of(file.body().path("plurals")),
                texts);
    }

    private static Map<String, Template> templates(JsonNode node) {
        String id = node.path("id").asString();
        Map<String, Template> forms = new HashMap<>();
        node.path("forms")
                .properties()
                .forEach(form ->
                        forms.put(form.getKey(), Template.of(id, form.getValue().asString())));
        if (forms.isEmpty()) {
            forms.put(Plurals.OTHER, Template.of(id, node.path("text").asString()));
        }
        if (!forms.containsKey(Plurals.OTHER)) {
            throw new IllegalArgumentException("Text " + id + " has no form for other numbers");
        }
        return Map.copyOf(forms);
    }

    public int version() {
        return version;
    }

    public Tone tone() {
        return tone;
    }

    /** What this locale can say. */
    public Set<String> intents() {
        return new TreeSet<>(texts.keySet());
    }

    /** The values that an intent needs. */
    public Set<String> placeholders(String intent) {
        return new TreeSet<>(template(intent, Plurals.OTHER).placeholders());
    }

    Template template(String intent) {
        return template(intent, Plurals.OTHER);
    }

    /** A number with its unit, in the plural form that the number asks for. */
    String counted(String intent, long number) {
        return template(intent, plurals.category(number)).with(Map.of("n", Long.toString(number)), false);
    }

    private Template template(String intent, String category) {
        Map<String, Template> forms = texts.get(intent);
        if (forms == null) {
            throw new IllegalArgumentException("There is no text for the intent " + intent);
        }
        return Objects.requireNonNull(forms.getOrDefault(category, forms.get(Plurals.OTHER)));
    }
}
