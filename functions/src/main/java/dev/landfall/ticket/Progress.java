package dev.landfall.ticket;

import java.time.Instant;
import java.util.Optional;

/**
 * When what happened to a ticket, and by when what is to happen.
 *
 * @param lastContactAt when the person last wrote
 * @param firstReplyDue empty once a person has replied
 * @param resolveDue empty while solved
 */
public record Progress(
        TicketState state,
        Instant createdAt,
        Instant changedAt,
        Instant lastContactAt,
        Optional<Instant> firstRepliedAt,
        Optional<Instant> solvedAt,
        Optional<Instant> firstReplyDue,
        Optional<Instant> resolveDue,
        boolean breached) {

    public static Progress opened(Instant at, Optional<Instant> firstReplyDue, Optional<Instant> resolveDue) {
        return new Progress(
                TicketState.OPEN, at, at, at, Optional.empty(), Optional.empty(), firstReplyDue, resolveDue, false);
    }

    Progress changed(Instant at) {
        return new Progress(
                state, createdAt, at, lastContactAt, firstRepliedAt, solvedAt, firstReplyDue, resolveDue, breached);
    }

    Progress contacted(Instant at) {
        TicketState next = state == TicketState.WAITING ? TicketState.OPEN : state;
        return new Progress(next, createdAt, at, at, firstRepliedAt, solvedAt, firstReplyDue, resolveDue, breached);
    }

    /** Answered, or asked whether a person is wanted: the other has the word, and no promise runs meanwhile. */
    public Progress replied(Instant at) {
        return new Progress(
                state == TicketState.SOLVED ? state : TicketState.WAITING,
                createdAt,
                at,
                lastContactAt,
                firstRepliedAt.or(() -> Optional.of(at)),
                solvedAt,
                Optional.empty(),
                resolveDue,
                breached);
    }

    /** The person has the word no longer: a reply and a solution are promised anew. */
    Progress promising(Optional<Instant> reply, Optional<Instant> solution) {
        return new Progress(
                state, createdAt, changedAt, lastContactAt, firstRepliedAt, solvedAt, reply, solution, breached);
    }

    Progress solved(Instant at) {
        return new Progress(
                TicketState.SOLVED,
                createdAt,
                at,
                lastContactAt,
                firstRepliedAt,
                Optional.of(at),
                Optional.empty(),
                Optional.empty(),
                breached);
    }

    Progress reopened(Instant at, Optional<Instant> replyDue, Optional<Instant> dueToResolve) {
        return new Progress(
                TicketState.OPEN,
                createdAt,
                at,
                lastContactAt,
                firstRepliedAt,
                Optional.empty(),
                replyDue,
                dueToResolve,
                false);
    }

    public Progress breachedAt(Instant at) {
        return new Progress(
                state, createdAt, at, lastContactAt, firstRepliedAt, solvedAt, firstReplyDue, resolveDue, true);
    }
}
