package dev.landfall.intake;

import dev.landfall.channel.mail.MailKind;
import dev.landfall.contact.IdentityKey;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Mails as articles before they have a ticket: text, files and original, details, and the way back. */
final class MailDrafts {

    private static final Instant FIRST_MAIL = Instant.parse("1971-01-01T00:00:00Z");

    private final MailStore store;

    MailDrafts(MailStore store) {
        this.store = store;
    }

    ArticleDraft fromPerson(Letter letter, MailArrival arrival, String key, Origin origin) {
        List<MailFile> files = store.keepFiles(arrival, letter, key, origin.identity());
        List<String> objects = new ArrayList<>(List.of(arrival.notice().objectKey()));
        files.forEach(file -> objects.add(file.object()));
        return ArticleDraft.fromPerson(key, origin, letter.text(), letter.language(), writtenAt(letter, arrival.now()))
                .withObjects(objects)
                .withDetails(MailDetails.of(letter, arrival, files));
    }

    /** Has no address to answer to: whatever the desk says goes to the ticket's own person. */
    ArticleDraft beside(Letter letter, MailArrival arrival, String key, IdentityKey identity) {
        ArticleDraft said =
                fromPerson(letter, arrival, key, origin(arrival.mailbox().name(), identity, ""));
        return new ArticleDraft(
                key,
                Article.Author.THIRD_PARTY,
                said.origin(),
                said.text(),
                said.language(),
                said.at(),
                letter.kind() == MailKind.PERSON ? "third_party" : letter.kind().code(),
                Map.of(),
                said.objects(),
                said.details());
    }

    /** An article without text that names its original. */
    static ArticleDraft unreadable(MailReading.Unreadable mail, MailArrival arrival, String key, Origin origin) {
        String object = arrival.notice().objectKey();
        return ArticleDraft.fromPerson(
                        key, origin, "", arrival.mailbox().locale().orElse("und"), arrival.now())
                .withObjects(List.of(object))
                .withDetails(Map.of("unparseable", mail.reason(), "rawMail", object));
    }

    /** @param sender empty where nobody is to be answered */
    static Origin origin(String mailbox, IdentityKey identity, String sender) {
        return new Origin("mail", mailbox, identity, "", sender.isEmpty() ? Map.of() : Map.of("to", sender));
    }

    /** For display only; where it cannot be right, ours is told. */
    private static Instant writtenAt(Letter letter, Instant now) {
        return letter.mail()
                .date()
                .filter(at -> at.isAfter(FIRST_MAIL) && at.isBefore(now.plus(Duration.ofDays(1))))
                .orElse(now);
    }
}
