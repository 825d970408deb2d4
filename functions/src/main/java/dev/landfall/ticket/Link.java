package dev.landfall.ticket;

import dev.landfall.contact.ContactId;
import dev.landfall.contact.IdentityKey;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Two contacts that turned out to be one person: what was moved, so that it can be gone on with, and undone.
 *
 * @param into the contact that stays
 * @param from the contact whose identities and tickets move
 * @param through the identity that told the code
 * @param identities keys of the identities that are moved
 * @param tickets ids of the tickets that are moved
 */
public record Link(
        ContactId into,
        ContactId from,
        IdentityKey through,
        State state,
        List<String> identities,
        List<String> tickets,
        Instant at,
        long version) {

    /** How far it is. */
    public enum State {
        MOVING,
        DONE,
        UNDONE
    }

    public Link {
        identities = List.copyOf(identities);
        tickets = List.copyOf(tickets);
    }

    Link naming(List<String> moreIdentities, List<String> moreTickets) {
        return new Link(
                into,
                from,
                through,
                state,
                union(identities, moreIdentities),
                union(tickets, moreTickets),
                at,
                version);
    }

    Link in(State other) {
        return new Link(into, from, through, other, identities, tickets, at, version);
    }

    Link nextVersion() {
        return new Link(into, from, through, state, identities, tickets, at, version + 1);
    }

    private static List<String> union(List<String> some, List<String> more) {
        return List.copyOf(
                new TreeSet<>(Stream.concat(some.stream(), more.stream()).toList()));
    }
}
