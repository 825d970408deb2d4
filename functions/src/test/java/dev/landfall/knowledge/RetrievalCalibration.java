package dev.landfall.knowledge;

import dev.landfall.policy.PolicyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds a locale's threshold: each of an article's own questions is asked of articles without it, and posts that no
 * article answers are asked too. Run it with a folder of {@code <locale>.jsonl} posts, {@code {"text","areas":[]}}.
 */
final class RetrievalCalibration {

    /** @param right shares of questions that find their own article, or another's */
    record Measured(double right, double wrong) {}

    private record Asked(double score, boolean own) {}

    private RetrievalCalibration() {}

    public static void main(String[] folder) throws IOException {
        PolicyFiles policies = new PolicyFiles(JsonMapper.shared());
        for (String locale : policies.current(KnowledgeIndex.POLICY).locales()) {
            List<Asked> own = asked(locale, policies);
            List<Double> unrelated = unrelated(locale, policies, Path.of(folder[0], locale + ".jsonl"));
            double best = 0;
            double most = -1;
            for (double threshold = 0.04; threshold < 0.4; threshold += 0.005) {
                double at = threshold;
                double right = share(
                        own.stream()
                                .filter(one -> one.own() && one.score() >= at)
                                .count(),
                        own.size());
                double wrong = share(
                        own.stream()
                                .filter(one -> !one.own() && one.score() >= at)
                                .count(),
                        own.size());
                double noise =
                        share(unrelated.stream().filter(score -> score >= at).count(), unrelated.size());
                double worth = right - wrong - 1.5 * noise;
                if (worth > most) {
                    most = worth;
                    best = at;
                }
            }
            double at = best;
            System.out.printf(
                    Locale.ROOT,
                    "\"%s\": %.3f  right %.2f wrong %.2f noise %.2f of %d%n",
                    locale,
                    at,
                    share(
                            own.stream()
                                    .filter(one -> one.own() && one.score() >= at)
                                    .count(),
                            own.size()),
                    share(
                            own.stream()
                                    .filter(one -> !one.own() && one.score() >= at)
                                    .count(),
                            own.size()),
                    share(unrelated.stream().filter(score -> score >= at).count(), unrelated.size()),
                    unrelated.size());
        }
    }

    static Measured measure(String locale, PolicyFiles policies) {
        double threshold = policies.current(RetrievalRules.POLICY).threshold(locale);
        List<Asked> own = asked(locale, policies);
        return new Measured(
                share(
                        own.stream()
                                .filter(one -> one.own() && one.score() >= threshold)
                                .count(),
                        own.size()),
                share(
                        own.stream()
                                .filter(one -> !one.own() && one.score() >= threshold)
                                .count(),
                        own.size()));
    }

    private static double share(long some, int all) {
        return all == 0 ? 0 : some / (double) all;
    }

    private static List<Asked> asked(String locale, PolicyFiles policies) {
        List<Article> articles = new KnowledgeBase(policies).in(locale).articles();
        RetrievalRules rules = policies.current(RetrievalRules.POLICY);
        List<Asked> asked = new ArrayList<>();
        for (Article article : articles) {
            for (String question : article.questions()) {
                List<Article> others = articles.stream()
                        .map(other -> other == article ? without(article, question) : other)
                        .toList();
                Optional<Hit> hit = new Retrieval(locale, others, rules)
                        .search(question).stream().findFirst();
                asked.add(new Asked(
                        hit.map(Hit::score).orElse(0.0),
                        hit.filter(found -> found.article().id().equals(article.id()))
                                .isPresent()));
            }
        }
        return asked;
    }

    private static Article without(Article article, String question) {
        List<String> left = article.questions().stream()
                .filter(other -> !other.equals(question))
                .toList();
        return new Article(
                article.id(),
                article.locale(),
                article.version(),
                article.title(),
                left,
                article.terms(),
                article.answer(),
                article.variants());
    }

    private static List<Double> unrelated(String locale, PolicyFiles policies, Path file) throws IOException {
        List<Double> scores = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                var post = JsonMapper.shared().readTree(line);
                if (post.path("areas").isEmpty()) {
                    scores.add(new KnowledgeBase(policies)
                            .in(locale).search(post.path("text").asString("")).stream()
                                    .findFirst()
                                    .map(Hit::score)
                                    .orElse(0.0));
                }
            }
        }
        return scores;
    }
}
