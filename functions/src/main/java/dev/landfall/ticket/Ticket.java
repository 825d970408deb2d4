package dev.landfall.ticket;

import dev.landfall.compliance.Stamp;
import dev.landfall.contact.ContactId;
import java.time.Instant;
import java.util.Optional;

/** One matter of one person, in parts that change apart from each other. */
public record Ticket(
        Names names,
        Matter matter,
        Ownership ownership,
        Progress progress,
        Dialogue dialogue,
        Counts counts,
        Standing standing,
        Stamp stamp) {

    /**
     * What it is known by.
     *
     * @param trackingCode what the person names it by
     * @param token the secret in reply addresses
     */
    public record Names(TicketId id, ContactId contact, String trackingCode, String token) {}

    /**
     * How far it has come.
     *
     * @param nextArticle sequence number of the next article
     * @param nextChange sequence number of the next change
     * @param version grows with each write; every write is conditional on the version that it read
     */
    public record Counts(long nextArticle, long nextChange, long version) {}

    /**
     * Whether it may still be written to, and whether it stands for itself.
     *
     * @param purging true from the second its purge begins: no write passes any more
     * @param sameAs the older ticket on the same matter, after two contacts turned out to be one person
     * @param partOf the incident, or the first ticket of copied posts, whose desk entry stands for this one too
     * @param mergedInto the ticket that an agent merged this one into: what is told here lands there
     */
    public record Standing(
            boolean purging, Optional<TicketId> sameAs, Optional<TicketId> partOf, Optional<TicketId> mergedInto) {}

    /** The two names of a ticket that people and their mail programs use. */
    public record Codes(String trackingCode, String token) {}

    /** A new ticket of the bot's; nothing of it is stored yet. */
    public static Ticket opening(
            TicketId id, ContactId contact, Codes codes, Matter matter, String desk, Progress progress, Stamp stamp) {
        return new Ticket(
                new Names(id, contact, codes.trackingCode(), codes.token()),
                matter,
                Ownership.bot(desk),
                progress,
                Dialogue.NEW,
                new Counts(1, 1, 0),
                new Standing(false, Optional.empty(), Optional.empty(), Optional.empty()),
                stamp);
    }

    public TicketId id() {
        return names.id();
    }

    public ContactId contact() {
        return names.contact();
    }

    public String trackingCode() {
        return names.trackingCode();
    }

    public String token() {
        return names.token();
    }

    public long nextArticle() {
        return counts.nextArticle();
    }

    public long nextChange() {
        return counts.nextChange();
    }

    public long version() {
        return counts.version();
    }

    public boolean purging() {
        return standing.purging();
    }

    public Optional<TicketId> sameAs() {
        return standing.sameAs();
    }

    public Optional<TicketId> partOf() {
        return standing.partOf();
    }

    public Optional<TicketId> mergedInto() {
        return standing.mergedInto();
    }

    public boolean isOpen() {
        return progress.state() != TicketState.SOLVED;
    }

    public Ticket with(Matter other) {
        return new Ticket(names, other, ownership, progress, dialogue, counts, standing, stamp);
    }

    public Ticket with(Ownership other) {
        return new Ticket(names, matter, other, progress, dialogue, counts, standing, stamp);
    }

    public Ticket with(Progress other) {
        return new Ticket(names, matter, ownership, other, dialogue, counts, standing, stamp);
    }

    public Ticket with(Dialogue other) {
        return new Ticket(names, matter, ownership, progress, other, counts, standing, stamp);
    }

    public Ticket with(Stamp other) {
        return new Ticket(names, matter, ownership, progress, dialogue, counts, standing, other);
    }

    public Ticket with(ContactId other) {
        Names moved = new Names(id(), other, trackingCode(), token());
        return new Ticket(moved, matter, ownership, progress, dialogue, counts, standing, stamp);
    }

    public Ticket withSameAs(TicketId older) {
        return with(new Standing(purging(), Optional.of(older), partOf(), mergedInto()));
    }

    /** Counted with another; no list of a desk shows it, and no promise of its own runs. */
    Ticket withPartOf(TicketId whole) {
        return with(progress.promising(Optional.empty(), Optional.empty()))
                .with(new Standing(purging(), sameAs(), Optional.of(whole), mergedInto()));
    }

    /** A matter of its own again. */
    Ticket withoutPartOf() {
        return with(new Standing(purging(), sameAs(), Optional.empty(), mergedInto()));
    }

    Ticket withMergedInto(Optional<TicketId> target) {
        return with(new Standing(purging(), sameAs(), partOf(), target));
    }

    /** Whether a desk's lists show it. */
    boolean isListed() {
        return !purging() && mergedInto().isEmpty() && (partOf().isEmpty() || !ownership.isBot());
    }

    /** On its own again: reopened, or its link undone. */
    Ticket withoutSameAs() {
        return with(new Standing(purging(), Optional.empty(), partOf(), mergedInto()));
    }

    public Ticket startPurging() {
        return with(new Standing(true, sameAs(), partOf(), mergedInto()));
    }

    Ticket afterArticle(Instant at, boolean fromPerson) {
        return with(new Counts(nextArticle() + 1, nextChange(), version()))
                .with(fromPerson ? progress.contacted(at) : progress.changed(at));
    }

    Ticket afterChange() {
        return with(new Counts(nextArticle(), nextChange() + 1, version()));
    }

    Ticket stored() {
        return with(new Counts(nextArticle(), nextChange(), version() + 1));
    }

    private Ticket with(Counts other) {
        return new Ticket(names, matter, ownership, progress, dialogue, other, standing, stamp);
    }

    private Ticket with(Standing other) {
        return new Ticket(names, matter, ownership, progress, dialogue, counts, other, stamp);
    }
}
