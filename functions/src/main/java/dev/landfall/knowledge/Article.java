package dev.landfall.knowledge;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One matter in one locale: how people ask about it and what we answer.
 *
 * @param id the topic, the same in all locales
 * @param terms words of the matter that help to find it
 * @param answer what we say when no variant fits the facts
 * @param variants answers for particular facts; the first that fits wins
 */
public record Article(
        String id,
        String locale,
        int version,
        String title,
        List<String> questions,
        List<String> terms,
        String answer,
        List<Variant> variants) {

    public Article {
        questions = List.copyOf(questions);
        terms = List.copyOf(terms);
        variants = List.copyOf(variants);
        if (id.isBlank() || title.isBlank() || answer.isBlank()) {
            throw new IllegalArgumentException("Article " + id + "." + locale + " lacks id, title or answer");
        }
    }

    /** An answer for particular facts; an empty condition holds always. */
    public record Variant(
            String id,
            Set<NetworkHealth> networks,
            Optional<Boolean> serverError,
            Optional<Boolean> outdated,
            String text) {

        public Variant {
            networks = Set.copyOf(networks);
        }

        boolean fits(Situation situation) {
            return (networks.isEmpty() || networks.contains(situation.network()))
                    && serverError
                            .map(wanted -> wanted == situation.serverError())
                            .orElse(true)
                    && outdated.map(wanted -> wanted == situation.outdated()).orElse(true);
        }

        private static Variant of(JsonNode node) {
            JsonNode when = node.path("when");
            return new Variant(
                    node.path("id").asString(),
                    strings(when.path("network"))
                            .map(name -> NetworkHealth.valueOf(name.toUpperCase(Locale.ROOT)))
                            .collect(Collectors.toSet()),
                    when.path("serverError").asBooleanOpt(),
                    when.path("outdated").asBooleanOpt(),
                    node.path("text").asString());
        }
    }

    /** A text with the id that tells it from every other answer of ours. */
    record Chosen(String answerId, String text) {}

    static PolicyKey<Article> policy(String topic, String locale) {
        return new PolicyKey<>("knowledge/" + topic + "." + locale, Article::compile);
    }

    /** Reads {@code policy/knowledge/<topic>.<locale>.json}. */
    public static Article compile(PolicyFile file) {
        JsonNode body = file.body();
        return new Article(
                body.path("id").asString(),
                body.path("locale").asString(),
                file.version(),
                body.path("title").asString(),
                strings(body.path("questions")).toList(),
                strings(body.path("terms")).toList(),
                body.path("answer").asString(),
                body.path("answers").valueStream().map(Variant::of).toList());
    }

    Chosen answerFor(Situation situation) {
        return variants.stream()
                .filter(variant -> variant.fits(situation))
                .findFirst()
                .map(variant -> new Chosen(id + "/" + variant.id(), variant.text()))
                .orElseGet(() -> new Chosen(id, answer));
    }

    /** Everything the article can be found by. */
    String searchable() {
        return Stream.of(Stream.of(title), questions.stream(), terms.stream())
                .flatMap(texts -> texts)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString);
    }
}
