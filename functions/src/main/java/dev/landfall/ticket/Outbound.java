package dev.landfall.ticket;

import java.time.Instant;
import java.util.Optional;

/**
 * One article on its way to a person: a state machine {@code pending → claimed → sent | refused | unknown}.
 *
 * @param id derives from its cause and kind, so that one cause is told once
 * @param article sequence of the article that holds the text and the address
 * @param epoch the owner's epoch in which a bot wrote it; a bot's send is claimed in no other
 * @param byBot false for what is valid once written: an agent's reply, the hand-over notice
 * @param claims how often it has been claimed
 * @param reason why it was refused, or is unknown: a word, never a vendor's text
 */
public record Outbound(
        TicketId ticket,
        String id,
        long article,
        Kind kind,
        boolean byBot,
        long epoch,
        State state,
        Optional<Instant> claimedAt,
        int claims,
        String vendorId,
        String reason,
        Instant createdAt,
        long version) {

    /** What is said. */
    public enum Kind {
        ANSWER,
        ACKNOWLEDGEMENT,
        HANDOVER_NOTICE,
        AGENT_REPLY,
        RECOMMENDATION,
        SOLVED_NOTICE
    }

    /** Where it stands. */
    public enum State {
        PENDING,
        CLAIMED,
        SENT,
        /** The channel said no, for good. */
        REFUSED,
        /** The channel may have sent it; a person looks. */
        UNKNOWN,
        /** Not sent on purpose: the owner changed, or sending is switched off for good. */
        WITHDRAWN
    }

    static Outbound pending(
            TicketId ticket, String id, long article, Kind kind, boolean byBot, long epoch, Instant at) {
        return new Outbound(ticket, id, article, kind, byBot, epoch, State.PENDING, Optional.empty(), 0, "", "", at, 1);
    }

    public Outbound claimed(Instant at) {
        return new Outbound(
                ticket,
                id,
                article,
                kind,
                byBot,
                epoch,
                State.CLAIMED,
                Optional.of(at),
                claims + 1,
                vendorId,
                reason,
                createdAt,
                version + 1);
    }

    public Outbound ended(State end, String withVendorId, String because) {
        return new Outbound(
                ticket,
                id,
                article,
                kind,
                byBot,
                epoch,
                end,
                claimedAt,
                claims,
                withVendorId,
                because,
                createdAt,
                version + 1);
    }

    /** Back to pending after a refusal that may pass. */
    public Outbound released(String because) {
        return ended(State.PENDING, vendorId, because);
    }
}
