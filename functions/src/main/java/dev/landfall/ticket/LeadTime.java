package dev.landfall.ticket;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How long it took from a person's first word in public to their first word to us alone, on one matter. */
public final class LeadTime {

    private LeadTime() {}

    /** Empty where the matter did not begin in public, or has stayed there. */
    public static Optional<Duration> of(List<Article> articles) {
        return first(articles, LeadTime::isPublic)
                .flatMap(mention -> first(articles, LeadTime::isDirect)
                        .filter(direct -> !direct.storedAt().isBefore(mention.storedAt()))
                        .map(direct -> Duration.between(mention.storedAt(), direct.storedAt())));
    }

    /** Whether this article ends the lead time: the first one to us alone. */
    static boolean endsWith(List<Article> articles, Article last) {
        return first(articles, LeadTime::isDirect)
                .filter(direct -> direct.sequence() == last.sequence())
                .isPresent();
    }

    static boolean isPublic(Article article) {
        return article.fromPerson()
                && article.details().getOrDefault("audience", "").equals("public");
    }

    static boolean isDirect(Article article) {
        return article.fromPerson() && !isPublic(article);
    }

    private static Optional<Article> first(List<Article> articles, Predicate<Article> which) {
        return articles.stream().filter(which).findFirst();
    }
}
