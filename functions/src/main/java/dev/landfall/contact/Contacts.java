package dev.landfall.contact;

import dev.landfall.due.Due;
import dev.landfall.table.Condition;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.table.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Contacts and identities in the table: what to read, and the writes that others put into their transactions. */
public final class Contacts {

    /** {@code identity#<hmac>} points to its contact. */
    public static final Kind<ChannelIdentity> IDENTITY = Stamps.add(
                    Kind.of(ChannelIdentity.class, "identity", i -> identityKey(i.key()))
                            .text("key", i -> i.key().value())
                            .text("contact", i -> i.contact().value())
                            .text("channel", ChannelIdentity::channel)
                            .text("account", ChannelIdentity::account)
                            .text("userId", ChannelIdentity::userId)
                            .text("proof", i -> i.proof().name())
                            .instant("linkedAt", ChannelIdentity::linkedAt),
                    ChannelIdentity::stamp)
            .read(row -> new ChannelIdentity(
                    new IdentityKey(row.text("key")),
                    new ContactId(row.text("contact")),
                    row.text("channel"),
                    row.text("account"),
                    row.text("userId"),
                    ChannelIdentity.Proof.valueOf(row.text("proof")),
                    row.instant("linkedAt"),
                    Stamps.read(row)));

    public static final Kind<Contact> CONTACT = Stamps.add(
                    Kind.of(Contact.class, "contact", c -> contactKey(c.id()))
                            .text("id", c -> c.id().value())
                            .text("locale", Contact::locale)
                            .optionalInstant("optedInAt", c -> c.consent().map(Contact.Consent::at))
                            .optional("noticeVersion", c -> c.consent().map(Contact.Consent::noticeVersion))
                            .instant("createdAt", Contact::createdAt)
                            .instant("lastContactAt", Contact::lastContactAt)
                            .number("version", Contact::version),
                    Contact::stamp)
            .read(row -> new Contact(
                    new ContactId(row.text("id")),
                    row.text("locale"),
                    row.optionalInstant("optedInAt").map(at -> new Contact.Consent(at, row.text("noticeVersion"))),
                    row.instant("createdAt"),
                    row.instant("lastContactAt"),
                    row.number("version"),
                    Stamps.read(row)));

    /** A contact's identities, so that all of them can be found and purged with it. */
    record Membership(ContactId contact, IdentityKey identity) {}

    static final Kind<Membership> MEMBERSHIP = Kind.of(
                    Membership.class,
                    "membership",
                    m -> new Key(
                            "contact#" + m.contact().value(),
                            "identity#" + m.identity().value()))
            .text("contact", m -> m.contact().value())
            .text("identity", m -> m.identity().value())
            .read(row -> new Membership(new ContactId(row.text("contact")), new IdentityKey(row.text("identity"))));

    private final Table table;

    public Contacts(Table table) {
        this.table = table;
    }

    public static Key contactKey(ContactId id) {
        return new Key("contact#" + id.value(), "contact");
    }

    public static Key identityKey(IdentityKey key) {
        return new Key("identity#" + key.value(), "identity");
    }

    /** The person behind an identity, if it has been seen before. */
    public Optional<Person> find(IdentityKey key) {
        return identity(key)
                .flatMap(identity -> table.get(CONTACT, contactKey(identity.contact()))
                        .map(contact -> new Person(contact, identity)));
    }

    public Optional<ChannelIdentity> identity(IdentityKey key) {
        return table.get(IDENTITY, identityKey(key));
    }

    public Optional<Contact> contact(ContactId id) {
        return table.get(CONTACT, contactKey(id));
    }

    public List<ChannelIdentity> identitiesOf(ContactId id) {
        return table
                .query(MEMBERSHIP, "contact#" + id.value(), Range.prefix("identity#"), 100, Optional.empty())
                .items()
                .stream()
                .flatMap(member -> identity(member.identity()).stream())
                .filter(identity -> identity.contact().equals(id))
                .toList();
    }

    /** Stores changes of contacts and identities together, or none of them. */
    public Written write(List<Write> writes) {
        return table.write(writes);
    }

    /** The writes that move an identity to another contact; refused where it is no longer the first one's. */
    public static List<Write> move(ChannelIdentity identity, ContactId to, ChannelIdentity.Proof proof, Instant now) {
        ChannelIdentity moved = identity.withContact(to, proof, now);
        return List.of(
                Write.put(
                        IDENTITY,
                        moved,
                        Condition.text("contact", identity.contact().value())),
                membership(moved),
                removeMembership(identity.contact(), identity.key()));
    }

    /** The writes that make a new contact with its founding identity; refused where the identity exists. */
    public static List<Write> create(Person person) {
        List<Write> writes = new ArrayList<>();
        writes.add(Write.create(IDENTITY, person.identity()));
        writes.add(Write.create(CONTACT, person.contact()));
        writes.add(membership(person.identity()));
        person.contact()
                .stamp()
                .purgeAt()
                .ifPresent(
                        at -> writes.add(purgePointer(person.contact().id(), at).put()));
        return writes;
    }

    /** The pointer to the contact's purge. */
    public static Due purgePointer(ContactId id, Instant at) {
        return new Due(Due.PURGE, at, "contact#" + id.value());
    }

    /** What the person asked about is forgotten, as when they no longer want hints; some of it after an exception. */
    public void forgetTopics(ContactId id) {
        table.delete(table.keys("contact#" + id.value()).stream()
                .filter(key -> key.sk().startsWith("topic#"))
                .toList());
    }

    /** The item that lists an identity under its contact. */
    public static Write membership(ChannelIdentity identity) {
        return Write.put(MEMBERSHIP, new Membership(identity.contact(), identity.key()));
    }

    public static Write removeMembership(ContactId contact, IdentityKey identity) {
        return Write.delete(MEMBERSHIP.keyOf(new Membership(contact, identity)));
    }

    /** Holds a transaction to the contact that was read: it fails if the identity has been linked elsewhere since. */
    public static Write stillThere(ChannelIdentity identity) {
        return Write.check(
                identityKey(identity.key()),
                Condition.text("contact", identity.contact().value()));
    }

    /** Stores a changed contact if nobody changed it since. */
    public static Write update(Contact read, Contact changed) {
        return Write.put(
                CONTACT,
                new Contact(
                        changed.id(),
                        changed.locale(),
                        changed.consent(),
                        changed.createdAt(),
                        changed.lastContactAt(),
                        read.version() + 1,
                        changed.stamp()),
                Condition.number("version", read.version()));
    }
}
