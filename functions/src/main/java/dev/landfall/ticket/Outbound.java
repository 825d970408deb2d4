package dev.landfall.ticket;

import java.time.Instant;
import java.util.Optional;

/**
 * One article on its way to a person: a state machine {@code pending → claimed → sent | refused | unknown}.
 *
 * @param id derives from its cause and kind, so that one cause is told once
 * @param article sequence of the article that holds the text and the address
 * @param correlation the id that ties its log lines to those of the message that caused it
 */
public record Outbound(
        TicketId ticket,
        String id,
        long article,
        Kind kind,
        Voice voice,
        Course course,
        Instant createdAt,
        String correlation,
        long version) {

    /**
     * Who says it.
     *
     * @param byBot false for what is valid once written: an agent's reply, the hand-over notice
     * @param epoch the owner's epoch in which a bot wrote it; a bot's send is claimed in no other
     */
    public record Voice(boolean byBot, long epoch) {}

    /**
     * How far it has come.
     *
     * @param claims how often it has been claimed
     * @param reason why it was refused, or is unknown: a word, never a vendor's text
     * @param arrival what the vendor told of it after it was sent
     */
    public record Course(
            State state,
            Optional<Instant> claimedAt,
            int claims,
            String vendorId,
            String reason,
            Optional<Arrival> arrival) {}

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

    static Outbound pending(TicketId ticket, String id, Article says, Kind kind, Voice voice, String correlation) {
        Course course = new Course(State.PENDING, Optional.empty(), 0, "", "", Optional.empty());
        return new Outbound(ticket, id, says.sequence(), kind, voice, course, says.storedAt(), correlation, 1);
    }

    public boolean byBot() {
        return voice.byBot();
    }

    public long epoch() {
        return voice.epoch();
    }

    public State state() {
        return course.state();
    }

    public Optional<Instant> claimedAt() {
        return course.claimedAt();
    }

    public int claims() {
        return course.claims();
    }

    public String vendorId() {
        return course.vendorId();
    }

    public String reason() {
        return course.reason();
    }

    public Optional<Arrival> arrival() {
        return course.arrival();
    }

    /** Whether the vendor gave it up after it had taken it. */
    public boolean gaveUp() {
        return arrival().map(it -> it.state() == Arrival.State.FAILED).orElse(false);
    }

    /** Knows what it knew and what is told now, whichever says more. */
    public Outbound arrived(Arrival told) {
        Arrival joined = arrival().map(known -> known.join(told)).orElse(told);
        return on(new Course(state(), claimedAt(), claims(), vendorId(), reason(), Optional.of(joined)));
    }

    public Outbound claimed(Instant at) {
        return on(new Course(State.CLAIMED, Optional.of(at), claims() + 1, vendorId(), reason(), arrival()));
    }

    public Outbound ended(State end, String withVendorId, String because) {
        return on(new Course(end, claimedAt(), claims(), withVendorId, because, arrival()));
    }

    /** Back to pending after a refusal that may pass. */
    public Outbound released(String because) {
        return ended(State.PENDING, vendorId(), because);
    }

    private Outbound on(Course next) {
        return new Outbound(ticket, id, article, kind, voice, next, createdAt, correlation, version + 1);
    }
}
