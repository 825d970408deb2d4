package dev.landfall.knowledge;

import java.util.List;

/** The articles of one locale and the way to them. */
public final class Knowledge {

    private final String locale;
    private final List<Article> articles;
    private final RetrievalRules rules;
    private final Retrieval retrieval;

    Knowledge(String locale, List<Article> articles, RetrievalRules rules) {
        this.locale = locale;
        this.articles = List.copyOf(articles);
        this.rules = rules;
        this.retrieval = new Retrieval(locale, articles, rules);
    }

    public String locale() {
        return locale;
    }

    public List<Article> articles() {
        return articles;
    }

    /** The articles that may answer, best first: the best must reach the locale's threshold, the others come close. */
    public List<Hit> find(String text) {
        List<Hit> hits = retrieval.search(text);
        if (hits.isEmpty() || hits.getFirst().score() < rules.threshold(locale)) {
            return List.of();
        }
        double close = Math.max(rules.threshold(locale), hits.getFirst().score() * rules.closeness());
        return hits.stream().filter(hit -> hit.score() >= close).toList();
    }

    List<Hit> search(String text) {
        return retrieval.search(text);
    }

    boolean isBuiltFrom(List<Article> others, RetrievalRules otherRules) {
        if (rules != otherRules || articles.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < others.size(); i++) {
            if (articles.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }
}
