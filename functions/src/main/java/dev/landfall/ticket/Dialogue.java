package dev.landfall.ticket;

import java.time.Instant;
import java.util.Optional;

/**
 * What the bot must remember of a ticket's conversation.
 *
 * @param lastAnswer id of what was told last, so that it is never told twice in a row
 * @param unanswered questions in a row that the bot could not answer
 * @param disclosed whether the person has been told that a machine answers
 * @param acknowledgedAt when a mail thread was last acknowledged
 */
public record Dialogue(
        Optional<String> lastAnswer, int unanswered, boolean disclosed, Optional<Instant> acknowledgedAt) {

    public static final Dialogue NEW = new Dialogue(Optional.empty(), 0, false, Optional.empty());

    public Dialogue answered(String answer) {
        return new Dialogue(Optional.of(answer), 0, true, acknowledgedAt);
    }

    /** Told that we do not know, in these words. */
    public Dialogue notAnswered(String said) {
        return new Dialogue(Optional.of(said), unanswered + 1, true, acknowledgedAt);
    }

    public Dialogue acknowledged(Instant at) {
        return new Dialogue(lastAnswer, unanswered, true, Optional.of(at));
    }
}
