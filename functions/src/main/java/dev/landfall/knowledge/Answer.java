package dev.landfall.knowledge;

import dev.landfall.wording.Said;
import java.util.Optional;

/** What the assistant says to a question. */
public sealed interface Answer {

    /** The text for the person, in {@link #locale()}. */
    String text();

    /** Tells this answer from every other, whatever its locale; goes into {@link Question#lastAnswerId()}. */
    String answerId();

    /** The locale the text is written in. */
    String locale();

    /** Present when the text is not in the locale that was asked for. */
    Optional<String> fallbackLocale();

    /**
     * An article answers, in the variant that the facts ask for.
     *
     * @param version of the article
     */
    record Answered(
            String text,
            String answerId,
            String articleId,
            int version,
            String locale,
            Optional<String> fallbackLocale,
            Situation situation)
            implements Answer {}

    /** We do not know, say so, and offer a person. */
    record Unknown(String text, String answerId, String locale, Optional<String> fallbackLocale, Said said)
            implements Answer {}

    /** Saying the same again would not help, or we did not know twice: we offer a person. */
    record OfferHuman(String text, String answerId, String locale, Optional<String> fallbackLocale, Said said)
            implements Answer {}
}
