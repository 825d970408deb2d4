package dev.landfall.knowledge;

import dev.landfall.policy.Policies;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The articles of all locales; a locale is read when it is first asked for, and again when a policy changes. */
public final class KnowledgeBase {

    private final Policies policies;
    private final Map<String, Knowledge> built = new ConcurrentHashMap<>();

    public KnowledgeBase(Policies policies) {
        this.policies = policies;
    }

    /** The knowledge in a locale that we write in; any other is a defect of the caller and throws. */
    public Knowledge in(String locale) {
        KnowledgeIndex index = policies.current(KnowledgeIndex.POLICY);
        if (!index.locales().contains(locale)) {
            throw new IllegalArgumentException("There are no articles in the locale asked for");
        }
        RetrievalRules rules = policies.current(RetrievalRules.POLICY);
        List<Article> articles = index.topics().stream()
                .map(topic -> policies.current(Article.policy(topic, locale)))
                .toList();
        Knowledge known = built.get(locale);
        if (known == null || !known.isBuiltFrom(articles, rules)) {
            known = new Knowledge(locale, articles, rules);
            built.put(locale, known);
        }
        return known;
    }
}
