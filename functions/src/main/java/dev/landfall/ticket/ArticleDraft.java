package dev.landfall.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An article before it has a ticket and a place in it; see {@link Article} for the fields. */
public record ArticleDraft(
        String sourceKey,
        Article.Author author,
        Origin origin,
        String text,
        String language,
        Instant at,
        String provenance,
        Map<String, String> facts,
        List<String> objects,
        Map<String, String> details) {

    public ArticleDraft {
        facts = Map.copyOf(facts);
        objects = List.copyOf(objects);
        details = Map.copyOf(details);
    }

    /** What a person wrote. */
    public static ArticleDraft fromPerson(String sourceKey, Origin origin, String text, String language, Instant at) {
        return new ArticleDraft(
                sourceKey, Article.Author.PERSON, origin, text, language, at, "person", Map.of(), List.of(), Map.of());
    }

    /** What we say; its key is that of its cause, so that a repeated cause says nothing twice. */
    public static ArticleDraft said(
            String causeKey,
            Article.Author author,
            Origin to,
            String text,
            String language,
            Instant at,
            String provenance) {
        return new ArticleDraft(causeKey, author, to, text, language, at, provenance, Map.of(), List.of(), Map.of());
    }

    public ArticleDraft withFacts(Map<String, String> other) {
        return new ArticleDraft(sourceKey, author, origin, text, language, at, provenance, other, objects, details);
    }

    public ArticleDraft withObjects(List<String> other) {
        return new ArticleDraft(sourceKey, author, origin, text, language, at, provenance, facts, other, details);
    }

    public ArticleDraft withDetails(Map<String, String> other) {
        return new ArticleDraft(sourceKey, author, origin, text, language, at, provenance, facts, objects, other);
    }
}
