package dev.landfall.retention;

import dev.landfall.compliance.Anchors;
import dev.landfall.contact.ChannelIdentity;
import dev.landfall.contact.Contact;
import dev.landfall.contact.ContactId;
import dev.landfall.contact.Contacts;
import dev.landfall.table.Condition;
import dev.landfall.table.Key;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.table.Written;
import dev.landfall.ticket.Tickets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A contact with its identities, when no ticket, topic or card of theirs is left. Conditional on the contact's version:
 * a message taken in meanwhile moves it, and the contact stays.
 */
final class ContactPurge implements UnitPurge {

    private static final Set<String> UNITS_OF_THEIR_OWN = Set.of("open", "topic", "card");

    private final Table table;
    private final Contacts contacts;
    private final Tickets tickets;

    ContactPurge(Table table, Contacts contacts, Tickets tickets) {
        this.table = table;
        this.contacts = contacts;
        this.tickets = tickets;
    }

    @Override
    public Outcome fire(Firing firing) {
        ContactId id = new ContactId(firing.named().id());
        Optional<Contact> found = contacts.contact(id);
        if (found.isEmpty()) {
            return empty(id, firing, Outcome.GONE);
        }
        Contact contact = found.get();
        Verdict verdict = firing.verdict(
                contact.stamp().jurisdiction(),
                contact.stamp().recordClass(),
                Anchors.lastContact(contact.createdAt(), contact.lastContactAt()));
        return switch (verdict) {
            case Verdict.Later later -> firing.moved(table, later);
            case Verdict.Now now ->
                isHeld(id) ? firing.moved(table, firing.moment().later(Outcome.HELD)) : purge(contact, firing);
        };
    }

    private boolean isHeld(ContactId id) {
        return under(id).stream().anyMatch(ContactPurge::isUnit)
                || !tickets.timeline(id, 1, Optional.empty()).items().isEmpty();
    }

    private List<Key> under(ContactId id) {
        return table.keys(Contacts.contactKey(id).pk());
    }

    private static boolean isUnit(Key key) {
        return UNITS_OF_THEIR_OWN.contains(key.sk().split("#", 2)[0]);
    }

    private Outcome purge(Contact contact, Firing firing) {
        List<Write> writes = new ArrayList<>();
        writes.add(Write.delete(Contacts.contactKey(contact.id()), Condition.number("version", contact.version())));
        for (ChannelIdentity identity : contacts.identitiesOf(contact.id())) {
            writes.add(Write.delete(
                    Contacts.identityKey(identity.key()),
                    Condition.text("contact", contact.id().value())));
        }
        firing.run().budget().spend(writes.size());
        return switch (table.write(writes)) {
            case Written.Refused refused -> Outcome.CHANGED;
            case Written.Done done -> empty(contact.id(), firing, Outcome.PURGED);
        };
    }

    /** What lies under a contact that is gone goes too, except what has a pointer of its own. */
    private Outcome empty(ContactId id, Firing firing, Outcome outcome) {
        List<Key> rest = under(id).stream().filter(key -> !isUnit(key)).toList();
        firing.run().budget().spend(rest.size() + 1);
        table.delete(rest);
        table.delete(List.of(firing.pointer().key()));
        return outcome;
    }
}
