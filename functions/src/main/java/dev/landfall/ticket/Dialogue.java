package dev.landfall.ticket;

import java.time.Instant;
import java.util.Optional;

/**
 * What the bot must remember of a ticket's conversation.
 *
 * @param lastAnswer id of what was told last, so that it is never told twice in a row
 * @param unanswered questions in a row that the bot could not answer, up to now
 * @param mostUnanswered as many as they ever were: who decides by it may come late, after a question that was answered
 * @param disclosed whether the person has been told that a machine answers
 * @param acknowledgedAt when a mail thread was last acknowledged
 */
public record Dialogue(
        Optional<String> lastAnswer,
        int unanswered,
        int mostUnanswered,
        boolean disclosed,
        Optional<Instant> acknowledgedAt) {

    public static final Dialogue NEW = new Dialogue(Optional.empty(), 0, 0, false, Optional.empty());

    public Dialogue answered(String answer) {
        return new Dialogue(Optional.of(answer), 0, mostUnanswered, true, acknowledgedAt);
    }

    /** Told that we do not know, in these words. */
    public Dialogue notAnswered(String said) {
        int now = unanswered + 1;
        return new Dialogue(Optional.of(said), now, Math.max(now, mostUnanswered), true, acknowledgedAt);
    }

    public Dialogue acknowledged(Instant at) {
        return new Dialogue(lastAnswer, unanswered, mostUnanswered, true, Optional.of(at));
    }
}
