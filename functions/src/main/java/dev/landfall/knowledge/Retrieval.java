package dev.landfall.knowledge;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the articles of one locale that fit a question: BM25 over character n-grams, scaled to the question. */
final class Retrieval {

    private final RetrievalRules rules;
    private final Grams grams;
    private final List<Document> documents;
    private final Map<String, Integer> documentsWith = new HashMap<>();
    private final double averageLength;

    private record Document(Article article, Map<String, Integer> counts, int length) {}

    Retrieval(String locale, List<Article> articles, RetrievalRules rules) {
        this.rules = rules;
        this.grams = rules.grams(locale);
        this.documents = articles.stream().map(this::document).toList();
        documents.forEach(
                document -> document.counts().keySet().forEach(gram -> documentsWith.merge(gram, 1, Integer::sum)));
        this.averageLength =
                documents.stream().mapToInt(Document::length).average().orElse(1);
    }

    private Document document(Article article) {
        Map<String, Integer> counts = grams.count(article.searchable());
        return new Document(
                article,
                counts,
                counts.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** All articles that share anything with the text, best first. */
    List<Hit> search(String text) {
        Map<String, Integer> asked = grams.count(text);
        double best = asked.keySet().stream().mapToDouble(this::rarity).sum() * (rules.saturation() + 1);
        if (best == 0) {
            return List.of();
        }
        return documents.stream()
                .map(document -> new Hit(document.article(), score(asked, document) / best))
                .filter(hit -> hit.score() > 0)
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .toList();
    }

    private double score(Map<String, Integer> asked, Document document) {
        double held = rules.saturation()
                * (1 - rules.lengthWeight() + rules.lengthWeight() * document.length() / averageLength);
        double score = 0;
        for (String gram : asked.keySet()) {
            int times = document.counts().getOrDefault(gram, 0);
            if (times > 0) {
                score += rarity(gram) * times * (rules.saturation() + 1) / (times + held);
            }
        }
        return score;
    }

    private double rarity(String gram) {
        int having = documentsWith.getOrDefault(gram, 0);
        return Math.log(1 + (documents.size() - having + 0.5) / (having + 0.5));
    }
}
