package dev.landfall.intake;

import dev.landfall.channel.mail.MailKind;
import dev.landfall.contact.IdentityKey;
import dev.landfall.language.KeywordRules;
import dev.landfall.language.Match;
import dev.landfall.language.Summaries;
import dev.landfall.policy.Policies;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.HeldEvent;
import dev.landfall.ticket.Incoming;
import dev.landfall.ticket.Matter;
import dev.landfall.ticket.Origin;
import dev.landfall.ticket.Priority;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Source;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketState;
import dev.landfall.ticket.Tickets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leads a mail that was read to its place: the sender's ticket, beside somebody else's, or a named reason for none. */
public final class MailArrivals {

    /** As many as lie between two mails of a person in an ordinary thread. */
    private static final int LATEST = 6;

    private final Desk desk;
    private final MailThreads threads;
    private final MailStore store;
    private final MailDrafts drafts;
    private final Policies policies;

    /** Where mails are taken in, what is said then, and who retells them. */
    public record Desk(Reception reception, Tickets tickets, MailReplies replies, Summaries summaries) {}

    public MailArrivals(Desk desk, MailThreads threads, MailStore store, Policies policies) {
        this.desk = desk;
        this.threads = threads;
        this.store = store;
        this.drafts = new MailDrafts(store);
        this.policies = policies;
    }

    /** One mail to two of our mailboxes is one article; another content under the same id is another. */
    MailOutcome take(Letter letter, MailArrival arrival) {
        String key = store.keys()
                .source("mail", "*", letter.userId(), letter.mail().messageId().orElse("") + "|" + letter.digest());
        if (desk.tickets().source(key).isPresent()) {
            return MailOutcome.DUPLICATE;
        }
        if (letter.kind() == MailKind.OWN) {
            return ignore(key, letter, arrival);
        }
        boolean person = letter.kind() == MailKind.PERSON;
        return switch (threads.find(letter, arrival)) {
            case MailPlace.Own own ->
                person ? join(own, retold(letter, arrival), arrival, key) : beside(own.ticket(), letter, arrival, key);
            case MailPlace.Foreign foreign -> beside(foreign.ticket(), letter, arrival, key);
            case MailPlace.Free free ->
                person ? open(retold(letter, arrival), arrival, key) : ignore(key, letter, arrival);
        };
    }

    private Letter retold(Letter letter, MailArrival arrival) {
        return letter.retold(desk.summaries(), () -> threads.jurisdictions(letter, arrival));
    }

    /** The original is kept and has its time to go; nothing of it becomes a ticket. */
    private MailOutcome ignore(String key, Letter letter, MailArrival arrival) {
        return close(key, Source.Outcome.IGNORED, letter.kind().code(), arrival.now());
    }

    MailOutcome close(String key, Source.Outcome outcome, String reason, Instant now) {
        if (outcome == Source.Outcome.QUARANTINED) {
            desk.reception().quarantine(HeldEvent.of(key, "", "mail", "", reason, now));
        } else {
            desk.reception().close(key, outcome, reason, now);
        }
        return outcome == Source.Outcome.IGNORED ? MailOutcome.IGNORED : MailOutcome.QUARANTINED;
    }

    private MailOutcome open(Letter letter, MailArrival arrival, String key) {
        IdentityKey identity = threads.identityKey(letter, arrival);
        Origin origin = MailDrafts.origin(arrival.mailbox().name(), identity, letter.sender());
        return receive(letter, arrival, drafts.fromPerson(letter, arrival, key, origin), Optional.empty());
    }

    private MailOutcome join(MailPlace.Own own, Letter letter, MailArrival arrival, String key) {
        Ticket ticket = own.ticket();
        Origin origin =
                MailDrafts.origin(own.identity().account(), own.identity().key(), letter.sender());
        ArticleDraft draft = drafts.fromPerson(letter, arrival, key, origin);
        Map<String, String> details = new HashMap<>(draft.details());
        details.put(
                ThreadSummary.DETAIL,
                ThreadSummary.of(
                        desk.tickets().latestArticles(ticket.id(), LATEST), details.getOrDefault("summary", "")));
        if (MailDetails.changedSubject(letter, ticket)) {
            details.put("subjectChanged", "true");
        }
        if (ticket.progress().state() == TicketState.SOLVED) {
            details.put("previous", ticket.id().value());
        }
        return receive(letter, arrival, draft.withDetails(details), Optional.of(ticket));
    }

    private MailOutcome receive(Letter letter, MailArrival arrival, ArticleDraft draft, Optional<Ticket> thread) {
        Match match = KeywordRules.current(policies)
                .match(
                        MailDetails.subject(letter) + "\n" + letter.text(),
                        "mail",
                        arrival.now().atOffset(ZoneOffset.UTC).toLocalDate());
        List<String> rules = match.hits().stream()
                .map(hit -> hit.rule() + "@" + match.version())
                .toList();
        Incoming incoming = new Incoming(
                draft,
                letter.userId(),
                match.area(),
                match.priority().map(priority -> Priority.of(priority.label())).orElse(Priority.NORMAL),
                rules.isEmpty() ? "direct" : rules.getFirst(),
                rules,
                MailDetails.subject(letter),
                thread.map(Ticket::id),
                arrival.mailbox().locale().orElse(letter.language()),
                arrival.mailbox().jurisdiction());
        return MailOutcome.of(desk.reception().receive(incoming, arrival.now(), (work, message, person) -> {
            work.also(
                    store.remember(letter, person.contact().id(), work.ticket().id()));
            desk.replies().acknowledge(work, message, person, arrival, letter);
        }));
    }

    private MailOutcome beside(Ticket ticket, Letter letter, MailArrival arrival, String key) {
        return new BesideArticles(desk.tickets())
                .add(
                        ticket.id(),
                        drafts.beside(letter, arrival, key, threads.identityKey(letter, arrival)),
                        arrival.now());
    }

    /** What cannot be read is an article without text that names its original, and a person looks at it. */
    MailOutcome keepWhole(MailReading.Unreadable mail, MailArrival arrival) {
        String sender = MailReader.isAddress(arrival.notice().sender())
                ? arrival.notice().sender()
                : "";
        String userId = sender.isEmpty() ? "unaddressed:" + mail.digest() : sender;
        IdentityKey identity = store.keys().identity("mail", arrival.mailbox().name(), userId);
        String key = store.keys().source("mail", "*", userId, "raw|" + mail.digest());
        Origin origin = MailDrafts.origin(arrival.mailbox().name(), identity, sender);
        ArticleDraft draft = MailDrafts.unreadable(mail, arrival, key, origin);
        Incoming incoming = Incoming.direct(
                draft,
                userId,
                Optional.of(Matter.GENERAL),
                draft.language(),
                arrival.mailbox().jurisdiction());
        return MailOutcome.of(desk.reception().receive(incoming, arrival.now(), desk.replies()::toDesk));
    }
}
