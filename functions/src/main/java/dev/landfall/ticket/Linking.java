package dev.landfall.ticket;

import dev.landfall.compliance.ComplianceRules;
import dev.landfall.contact.Cards;
import dev.landfall.contact.ChannelIdentity;
import dev.landfall.contact.ContactId;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.IdentityKey;
import dev.landfall.contact.LinkCodes;
import dev.landfall.contact.Newcomer;
import dev.landfall.contact.Person;
import dev.landfall.policy.Policies;
import dev.landfall.table.Condition;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.table.Written;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Links two identities after a one-time code, asked for as one and told as the other: identities, open pointers,
 * tickets and articles move to one contact.
 *
 * <p>Each step may be the last before a crash: telling the code again, or {@link #resume}, goes on where it stopped.
 */
public final class Linking {

    private static final int ATTEMPTS = 5;
    private static final int ALL = 100;

    /** The app's token says more than any channel's id, so its contact stays. */
    private static final String APP = "app";

    private final Table table;
    private final Contacts contacts;
    private final LinkCodes codes;
    private final Policies policies;
    private final TicketMoves moves;

    public Linking(Table table, Tickets tickets, LinkCodes codes, Policies policies) {
        this.table = table;
        this.contacts = new Contacts(table);
        this.codes = codes;
        this.policies = policies;
        this.moves = new TicketMoves(table, tickets);
    }

    /** The contact that both identities belong to from now on. */
    public record Linked(ContactId contact) {}

    /** The same for somebody who has a contact. */
    public Optional<Linked> redeem(String text, Person person, Instant now) {
        return redeem(text, Newcomer.of(person), now);
    }

    /** Links the teller, if the text is nothing but a code that is good now; anything else is no business of ours. */
    public Optional<Linked> redeem(String text, Newcomer teller, Instant now) {
        return LinkCodes.in(text)
                .flatMap(digits -> codes.told(digits, teller.key(), teller.jurisdiction(), now))
                .flatMap(code -> link(code, teller, now));
    }

    /** Goes on with links into this contact that a crash left unfinished. */
    public void resume(ContactId into, Instant now) {
        table
                .query(LinkItems.LINK, "contact#" + into.value(), Range.prefix("link#"), ALL, Optional.empty())
                .items()
                .stream()
                .filter(link -> link.state() == Link.State.MOVING)
                .forEach(link -> finish(link, now));
    }

    /** The link of one contact into another, if there ever was one. */
    public Optional<Link> find(ContactId into, ContactId from) {
        return table.get(LinkItems.LINK, LinkItems.linkKey(into, from));
    }

    private Optional<Linked> link(LinkCodes.LinkCode code, Newcomer teller, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ContactId issuer = whereabouts(code.issuer());
            Optional<ChannelIdentity> known = contacts.identity(teller.key());
            known.map(identity -> whereabouts(identity.contact())).ifPresent(into -> resume(into, now));
            known = contacts.identity(teller.key());
            Optional<Linked> linked =
                    known.isEmpty() ? join(code, teller, issuer, now) : merge(code, known.get(), issuer, now);
            if (linked.isPresent() || codes.isTaken(code, teller.key())) {
                return linked;
            }
        }
        throw new IllegalStateException("The identities were changed too often meanwhile; to be tried again");
    }

    /** Somebody new: there is nothing to move. */
    private Optional<Linked> join(LinkCodes.LinkCode code, Newcomer teller, ContactId issuer, Instant now) {
        ChannelIdentity identity =
                teller.identityOf(issuer, ChannelIdentity.Proof.CODE, ComplianceRules.current(policies), now);
        Written written = table.write(List.of(
                LinkCodes.use(code, teller.key()),
                Write.check(Contacts.contactKey(issuer), Condition.PRESENT),
                Write.create(Contacts.IDENTITY, identity),
                Contacts.membership(identity)));
        return written.done() ? Optional.of(new Linked(issuer)) : Optional.empty();
    }

    private Optional<Linked> merge(LinkCodes.LinkCode code, ChannelIdentity teller, ContactId issuer, Instant now) {
        if (teller.contact().equals(issuer)) {
            return table.write(List.of(LinkCodes.use(code, teller.key()))).done()
                    ? Optional.of(new Linked(issuer))
                    : Optional.empty();
        }
        boolean tellerStays = teller.channel().equals(APP);
        ContactId into = tellerStays ? teller.contact() : issuer;
        ContactId from = tellerStays ? issuer : teller.contact();
        Optional<Link> earlier = find(into, from).filter(link -> link.state() != Link.State.UNDONE);
        if (earlier.isEmpty() && !begin(code, into, from, teller.key(), now)) {
            return Optional.empty();
        }
        find(into, from).ifPresent(link -> finish(link, now));
        return Optional.of(new Linked(into));
    }

    private boolean begin(LinkCodes.LinkCode code, ContactId into, ContactId from, IdentityKey through, Instant now) {
        long version = find(into, from).map(Link::version).orElse(0L) + 1;
        Link link = new Link(into, from, through, Link.State.MOVING, List.of(), List.of(), now, version);
        return table.write(List.of(
                        LinkCodes.use(code, through),
                        Write.check(Contacts.contactKey(into), Condition.PRESENT),
                        Write.put(LinkItems.LINK, link, unchanged(version - 1)),
                        Write.create(LinkItems.MERGED, new LinkItems.Merged(from, into))))
                .done();
    }

    /** Names what it will move, then moves it; what has been moved is not moved again. */
    private void finish(Link begun, Instant now) {
        Link link = store(begun.naming(identitiesOf(begun.from()), List.of()), begun);
        link.identities().forEach(key -> moveIdentity(new IdentityKey(key), link.from(), link.into(), now));
        Link named = store(link.naming(List.of(), moves.ticketsOf(link.from())), link);
        named.tickets().forEach(id -> moves.move(new TicketId(id), named.from(), named.into(), now));
        new Cards(table).copy(named.from(), named.into());
        store(named.in(Link.State.DONE), named);
    }

    /**
     * Takes a link apart again: what it moved goes back, with all that was written there since.
     *
     * @return false where there is no finished link, or the contact that it would go back to is gone
     */
    public boolean undo(ContactId into, ContactId from, Instant now) {
        Optional<Link> found = find(into, from).filter(link -> link.state() == Link.State.DONE);
        if (found.isEmpty() || contacts.contact(from).isEmpty()) {
            return false;
        }
        Link link = found.get();
        link.identities().forEach(key -> moveIdentity(new IdentityKey(key), into, from, now));
        link.tickets().forEach(id -> moves.move(new TicketId(id), into, from, now));
        link.tickets().forEach(id -> moves.standAlone(new TicketId(id), now));
        moves.ticketsOf(into).forEach(id -> moves.standAlone(new TicketId(id), now));
        table.write(List.of(Write.delete(LinkItems.mergedKey(from))));
        store(link.in(Link.State.UNDONE), link);
        return true;
    }

    private void moveIdentity(IdentityKey key, ContactId from, ContactId into, Instant now) {
        contacts.identity(key)
                .filter(identity -> identity.contact().equals(from))
                .ifPresent(identity -> contacts.write(Contacts.move(identity, into, ChannelIdentity.Proof.CODE, now)));
    }

    private List<String> identitiesOf(ContactId contact) {
        return contacts.identitiesOf(contact).stream()
                .map(identity -> identity.key().value())
                .toList();
    }

    private Link store(Link changed, Link read) {
        if (changed.equals(read)) {
            return read;
        }
        Link next = changed.nextVersion();
        if (!table.write(List.of(Write.put(LinkItems.LINK, next, unchanged(read.version()))))
                .done()) {
            throw new IllegalStateException("The link is being made elsewhere; to be tried again");
        }
        return next;
    }

    private static Condition unchanged(long version) {
        return version == 0 ? Condition.ABSENT : Condition.number("version", version);
    }

    /** Where a contact's people are now. */
    private ContactId whereabouts(ContactId contact) {
        ContactId here = contact;
        for (int hop = 0; hop < ATTEMPTS; hop++) {
            Optional<LinkItems.Merged> merged = table.get(LinkItems.MERGED, LinkItems.mergedKey(here));
            if (merged.isEmpty()) {
                return here;
            }
            here = merged.get().into();
        }
        return here;
    }
}
