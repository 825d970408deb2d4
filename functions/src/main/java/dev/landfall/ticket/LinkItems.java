package dev.landfall.ticket;

import dev.landfall.contact.ContactId;
import dev.landfall.contact.IdentityKey;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;

/** How links are stored: with the contact that stays, and a pointer at the one that does not. */
final class LinkItems {

    static final Kind<Link> LINK = Kind.of(Link.class, "link", l -> linkKey(l.into(), l.from()))
            .text("into", l -> l.into().value())
            .text("from", l -> l.from().value())
            .text("through", l -> l.through().value())
            .text("state", l -> l.state().name())
            .texts("identities", Link::identities)
            .texts("tickets", Link::tickets)
            .instant("at", Link::at)
            .number("version", Link::version)
            .read(row -> new Link(
                    new ContactId(row.text("into")),
                    new ContactId(row.text("from")),
                    new IdentityKey(row.text("through")),
                    Link.State.valueOf(row.text("state")),
                    row.texts("identities"),
                    row.texts("tickets"),
                    row.instant("at"),
                    row.number("version")));

    /** Where a contact went. */
    record Merged(ContactId from, ContactId into) {}

    static final Kind<Merged> MERGED = Kind.of(Merged.class, "merged", m -> mergedKey(m.from()))
            .text("from", m -> m.from().value())
            .text("into", m -> m.into().value())
            .read(row -> new Merged(new ContactId(row.text("from")), new ContactId(row.text("into"))));

    private LinkItems() {}

    static Key linkKey(ContactId into, ContactId from) {
        return new Key("contact#" + into.value(), "link#" + from.value());
    }

    static Key mergedKey(ContactId from) {
        return new Key("contact#" + from.value(), "merged");
    }
}
