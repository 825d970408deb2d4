package dev.landfall.channel;

import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Ticket;
import java.time.Instant;
import java.util.Optional;

/** What to do with an outbound item that its queue has handed out. */
sealed interface SendDecision {

    /** Take it and send it. */
    record Claim() implements SendDecision {}

    /** Not now: the message goes back to its queue. */
    record Later(String why) implements SendDecision {}

    /** Without sending: it ends here. */
    record End(Outbound.State state, String why) implements SendDecision {}

    /** It has ended already. */
    record Settled() implements SendDecision {}

    /**
     * Decides; pure.
     *
     */
    static SendDecision of(
            Outbound outbound, Ticket ticket, Optional<SendingRules.Then> stopped, Claims claims, Instant now) {
        return switch (outbound.state()) {
            case SENT, REFUSED, UNKNOWN, WITHDRAWN -> new Settled();
            case PENDING -> pending(outbound, ticket, stopped, claims);
            case CLAIMED -> claimed(outbound, ticket, claims, now);
        };
    }

    /** The rules of claiming on one channel. */
    record Claims(java.time.Duration length, int most, boolean retryKey) {}

    private static SendDecision pending(
            Outbound outbound, Ticket ticket, Optional<SendingRules.Then> stopped, Claims claims) {
        if (!mayStillSpeak(outbound, ticket)) {
            return new End(Outbound.State.WITHDRAWN, "owner_changed");
        }
        if (stopped.isPresent()) {
            return switch (stopped.get()) {
                case PAUSE -> new Later("paused");
                case WITHDRAW -> new End(Outbound.State.WITHDRAWN, "stopped");
            };
        }
        return outbound.claims() < claims.most()
                ? new Claim()
                : new End(Outbound.State.REFUSED, outbound.reason().isEmpty() ? "exhausted" : outbound.reason());
    }

    /** A claim that never came to its end: whoever made it died, perhaps after the vendor had sent it. */
    private static SendDecision claimed(Outbound outbound, Ticket ticket, Claims claims, Instant now) {
        Instant end = outbound.claimedAt().orElse(outbound.createdAt()).plus(claims.length());
        if (now.isBefore(end)) {
            return new Later("claimed");
        }
        return claims.retryKey() && outbound.claims() < claims.most() && mayStillSpeak(outbound, ticket)
                ? new Claim()
                : new End(Outbound.State.UNKNOWN, "claim_expired");
    }

    private static boolean mayStillSpeak(Outbound outbound, Ticket ticket) {
        return !outbound.byBot()
                || (ticket.ownership().isBot() && ticket.ownership().epoch() == outbound.epoch());
    }
}
