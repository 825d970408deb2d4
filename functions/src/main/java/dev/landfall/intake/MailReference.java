package dev.landfall.intake;

import dev.landfall.contact.ContactId;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import dev.landfall.ticket.TicketId;

/**
 * Which ticket one of a sender's own mails went to, so that a mail which refers to it finds the ticket. Lies under the
 * contact and goes with it.
 *
 * @param hash of sender and message id: what others send under the same id is another
 */
record MailReference(ContactId contact, String hash, TicketId ticket) {

    static final Kind<MailReference> KIND = Kind.of(MailReference.class, "mailref", r -> key(r.contact(), r.hash()))
            .text("contact", r -> r.contact().value())
            .text("hash", MailReference::hash)
            .text("ticket", r -> r.ticket().value())
            .read(row -> new MailReference(
                    new ContactId(row.text("contact")), row.text("hash"), new TicketId(row.text("ticket"))));

    static Key key(ContactId contact, String hash) {
        return new Key("contact#" + contact.value(), "mailref#" + hash);
    }
}
