package dev.landfall.intake;

import dev.landfall.channel.mail.MailAttachment;
import dev.landfall.channel.mail.MailKind;
import dev.landfall.channel.mail.MailParser;
import dev.landfall.channel.mail.ParsedMail;
import dev.landfall.channel.mail.ReplyToken;
import dev.landfall.contact.ChannelIdentity;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.IdentityKey;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.Tickets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a mail's ticket: by our reply token, then by the ids of the same sender's earlier mails. An id that others
 * know too, such as a newsletter's, ties nobody to anybody.
 */
public final class MailThreads {

    private static final int MOST_LOOKUPS = 20;

    private final Tickets tickets;
    private final Contacts contacts;
    private final MailStore store;
    private final Mailboxes mailboxes;

    public MailThreads(Tickets tickets, Contacts contacts, MailStore store, Mailboxes mailboxes) {
        this.tickets = tickets;
        this.contacts = contacts;
        this.store = store;
        this.mailboxes = mailboxes;
    }

    MailPlace find(Letter letter, MailArrival arrival) {
        List<Ticket> named = tokens(letter, arrival).stream()
                .limit(MOST_LOOKUPS)
                .flatMap(token -> tickets.byReplyToken(token.value()).stream())
                .toList();
        Optional<MailPlace> own =
                named.stream().flatMap(ticket -> asOwn(ticket, letter).stream()).findFirst();
        return own.or(() -> named.stream().findFirst().map(tickets::standing).map(MailPlace.Foreign::new))
                .or(() -> referred(letter, arrival))
                .orElseGet(MailPlace.Free::new);
    }

    /** A delivery report names the mail that failed in a part of its own. */
    private Set<ReplyToken> tokens(Letter letter, MailArrival arrival) {
        String domain = mailboxes.domain();
        Set<ReplyToken> tokens = new LinkedHashSet<>(
                ReplyToken.candidates(letter.mail(), arrival.notice().recipients(), domain));
        if (letter.kind() == MailKind.BOUNCE) {
            for (MailAttachment part : letter.mail().attachments()) {
                boolean returned =
                        part.type().equals("message/rfc822") || part.type().equals("text/rfc822-headers");
                if (returned && new MailParser().parse(part.content()) instanceof ParsedMail failed) {
                    failed.messageId()
                            .flatMap(id -> ReplyToken.inMessageId(id, domain))
                            .ifPresent(tokens::add);
                }
            }
        }
        return tokens;
    }

    private Optional<MailPlace> asOwn(Ticket ticket, Letter letter) {
        return contacts.identitiesOf(ticket.contact()).stream()
                .filter(identity ->
                        identity.channel().equals("mail") && identity.userId().equals(letter.userId()))
                .findFirst()
                .map(identity -> new MailPlace.Own(ticket, identity));
    }

    private Optional<MailPlace> referred(Letter letter, MailArrival arrival) {
        return contacts.identity(identityKey(letter, arrival)).flatMap(identity -> referred(letter, identity));
    }

    private Optional<MailPlace> referred(Letter letter, ChannelIdentity identity) {
        return ReplyToken.knownIdCandidates(letter.mail()).stream()
                .limit(MOST_LOOKUPS)
                .flatMap(id -> store.remembered(letter, identity.contact(), id).stream())
                .flatMap(id -> tickets.find(id).stream())
                .filter(ticket -> ticket.contact().equals(identity.contact()))
                .findFirst()
                .map(ticket -> new MailPlace.Own(ticket, identity));
    }

    /** Codes of the places whose law holds for the sender: the mailbox's, and the one that the sender is known under. */
    Set<String> jurisdictions(Letter letter, MailArrival arrival) {
        Set<String> codes = new LinkedHashSet<>();
        codes.add(arrival.mailbox().jurisdiction().code());
        contacts.identity(identityKey(letter, arrival))
                .ifPresent(identity -> codes.add(identity.stamp().jurisdiction().code()));
        return codes;
    }

    IdentityKey identityKey(Letter letter, MailArrival arrival) {
        return store.keys().identity("mail", arrival.mailbox().name(), letter.userId());
    }
}
