package dev.landfall.knowledge;

import java.util.Optional;

/**
 * What a person asks, and what was said just before.
 *
 * @param locale the person's BCP-47 locale
 * @param lastAnswerId the {@link Answer#answerId()} of the last thing we said to them
 * @param unanswered how many questions in a row we could not answer
 */
public record Question(String text, String locale, Facts facts, Optional<String> lastAnswerId, int unanswered) {

    public Question {
        if (unanswered < 0) {
            throw new IllegalArgumentException("A count of questions cannot be negative");
        }
    }
}
