package dev.landfall.ticket;

import dev.landfall.compliance.Anchors;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.Jurisdiction;
import dev.landfall.compliance.RecordClass;
import dev.landfall.compliance.Stamp;
import dev.landfall.contact.ChannelIdentity;
import dev.landfall.contact.Contact;
import dev.landfall.contact.ContactId;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.Ids;
import dev.landfall.contact.Keys;
import dev.landfall.contact.Person;
import dev.landfall.due.PurgeUnit;
import dev.landfall.log.Metrics;
import dev.landfall.policy.Policies;
import dev.landfall.table.Write;
import dev.landfall.table.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Takes messages in: finds or makes the person, opens a ticket or joins one, and stores message, answer and outcome
 * together. The same message twice, or twice at once, is one article.
 */
public final class Reception {

    private static final int ATTEMPTS = 10;
    private static final int FIRST = 50;

    /** Why a ticket was opened that did not begin in public. */
    private static final String DIRECT = "direct";

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Tickets tickets;
    private final Contacts contacts;
    private final Names names;
    private final Policies policies;

    /** What new records are named by. */
    public record Names(Keys keys, Ids ids) {}

    /** What is added to the transaction once the message has its place: an answer, a hand-over, an acknowledgement. */
    public interface Answering {
        void answer(TicketWork work, Article message, Person person);
    }

    public Reception(Tickets tickets, Contacts contacts, Names names, Policies policies) {
        this.tickets = tickets;
        this.contacts = contacts;
        this.names = names;
        this.policies = policies;
    }

    /**
     * Takes one message in. When others change the ticket meanwhile it is read and answered anew; too busy a ticket
     * throws, and the message is worth trying again.
     */
    public Received receive(Incoming incoming, Instant now, Answering answering) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Source> known = tickets.source(incoming.article().sourceKey());
            if (known.isPresent()) {
                return new Received.Duplicate(known.get());
            }
            Optional<Received> received = attempt(incoming, now, answering);
            if (received.isPresent()) {
                return received.get();
            }
        }
        throw new IllegalStateException("The person's tickets were changed too often meanwhile; to be tried again");
    }

    private Optional<Received> attempt(Incoming incoming, Instant now, Answering answering) {
        Optional<Person> known = contacts.find(incoming.article().origin().identity());
        Person person = known.orElseGet(() -> stranger(incoming, now));
        Optional<Ticket> joined = known.flatMap(p -> toJoin(incoming, p));
        TicketWork work = joined.map(ticket -> TicketWork.on(ticket, now))
                .orElseGet(() -> TicketWork.opening(newTicket(incoming, person, now), names.keys(), now));
        joined.filter(ticket -> ticket.progress().state() == TicketState.WAITING || isAside(ticket))
                .ifPresent(ticket -> standAlone(work, now));
        Article message = work.add(incoming.article());
        work.also(Write.create(TicketItems.SOURCE, processed(message, now)));
        work.also(known.isPresent() ? seenAgain(person, now) : Contacts.create(person));
        work.also(factsPointer(message, incoming.jurisdiction(), now));
        work.changed(Change.Kind.CONTACTED, Long.toString(message.sequence()), "person");
        answering.answer(work, message, person);
        return switch (tickets.commit(work)) {
            case Written.Refused refused -> Optional.empty();
            case Written.Done done -> {
                joined.filter(ticket -> !ticket.matter().reason().equals(DIRECT))
                        .ifPresent(ticket -> measure(message));
                yield Optional.of(
                        joined.isPresent()
                                ? new Received.Joined(work.ticket(), work.added())
                                : new Received.Opened(work.ticket(), work.added()));
            }
        };
    }

    /** The lead time, once a matter that began in public has come to us alone. */
    private void measure(Article message) {
        if (!LeadTime.isDirect(message)
                || tickets.article(message.ticket(), 1)
                        .filter(LeadTime::isPublic)
                        .isEmpty()) {
            return;
        }
        List<Article> articles = tickets.articles(message.ticket(), 0, FIRST);
        if (LeadTime.endsWith(articles, message)) {
            LeadTime.of(articles)
                    .ifPresent(time -> Metrics.milliseconds(
                            "LeadTime",
                            time.toMillis(),
                            "channel",
                            articles.getFirst().origin().channel()));
        }
    }

    /**
     * The contact's last contact is kept to the day: its period counts from there, and the write makes a purge of the
     * contact that looked before this message fail.
     */
    private static List<Write> seenAgain(Person person, Instant now) {
        Contact contact = person.contact();
        Write stillThere = Contacts.stillThere(person.identity());
        return contact.lastContactAt().plus(A_DAY).isAfter(now)
                ? List.of(stillThere)
                : List.of(stillThere, Contacts.update(contact, contact.withLastContactAt(now)));
    }

    /** Facts have a shorter period than the article that they came with. */
    private List<Write> factsPointer(Article message, Jurisdiction jurisdiction, Instant now) {
        return message.facts().isEmpty()
                ? List.of()
                : stamp(jurisdiction, RecordClass.DEVICE_FACTS, now).purgeAt().stream()
                        .map(at -> PurgeUnit.FACTS
                                .pointer(message.ticket().value() + "#" + message.sequence(), at)
                                .put())
                        .toList();
    }

    private static boolean isAside(Ticket ticket) {
        return ticket.partOf().or(ticket::mergedInto).isPresent();
    }

    /** What was counted with another, or merged into one that is solved, is a matter of its own again, with promises. */
    void standAlone(TicketWork work, Instant now) {
        work.replace(work.ticket().withoutPartOf().withMergedInto(Optional.empty()));
        promiseAnew(work, work.ticket(), now);
    }

    /** While we waited for the person no promise ran; now one does again. */
    private void promiseAnew(TicketWork work, Ticket ticket, Instant now) {
        Priority priority = ticket.matter().priority();
        String desk = ticket.ownership().desk();
        Optional<Instant> reply = due(Deadlines.Kind.FIRST_REPLY, priority, desk, now);
        Optional<Instant> solution = due(Deadlines.Kind.RESOLVE, priority, desk, now);
        work.replace(ticket.with(ticket.progress().promising(reply, solution)));
        reply.ifPresent(at -> work.also(
                TicketWork.deadlinePointer(ticket.id(), "first-reply", at).put()));
        solution.ifPresent(at ->
                work.also(TicketWork.deadlinePointer(ticket.id(), "resolve", at).put()));
    }

    private Optional<Ticket> toJoin(Incoming incoming, Person person) {
        List<Ticket> open = tickets.openTickets(person.contact().id());
        return incoming.thread()
                .flatMap(thread -> open.stream()
                        .filter(ticket -> ticket.id().equals(thread))
                        .findFirst())
                .or(() -> incoming.area().isPresent()
                        ? inArea(open, incoming.area().get())
                        : mostRecent(open))
                .map(tickets::standing);
    }

    private static Optional<Ticket> inArea(List<Ticket> open, String area) {
        return open.stream()
                .filter(ticket -> ticket.matter().area().equals(area))
                .findFirst();
    }

    private static Optional<Ticket> mostRecent(List<Ticket> open) {
        return open.stream()
                .max(Comparator.comparing((Ticket ticket) -> ticket.progress().lastContactAt())
                        .thenComparing(ticket -> ticket.id().value()));
    }

    private Person stranger(Incoming incoming, Instant now) {
        ContactId id = new ContactId(names.ids().id());
        Origin origin = incoming.article().origin();
        return new Person(
                new Contact(
                        id,
                        incoming.locale(),
                        Optional.empty(),
                        now,
                        now,
                        1,
                        stamp(incoming.jurisdiction(), RecordClass.CONTACT, now)),
                new ChannelIdentity(
                        origin.identity(),
                        id,
                        origin.channel(),
                        origin.account(),
                        incoming.userId(),
                        ChannelIdentity.Proof.FOUNDING,
                        now,
                        stamp(incoming.jurisdiction(), RecordClass.IDENTITY, now)));
    }

    private Ticket newTicket(Incoming incoming, Person person, Instant now) {
        return ticket(
                person.contact().id(),
                new Matter(
                        incoming.area().orElse(Matter.GENERAL),
                        incoming.article().language(),
                        incoming.priority(),
                        incoming.reason(),
                        incoming.subject(),
                        incoming.rules()),
                incoming.jurisdiction(),
                now);
    }

    /** A new ticket at the desk of its language, with what it is promised; nothing of it is stored yet. */
    Ticket ticket(ContactId contact, Matter matter, Jurisdiction jurisdiction, Instant now) {
        String desk = policies.current(Roster.POLICY)
                .deskFor(matter.language(), now, policies.current(Calendars.POLICY))
                .desk();
        return Ticket.opening(
                new TicketId(names.ids().id()),
                contact,
                new Ticket.Codes(names.ids().trackingCode(), names.ids().token()),
                matter,
                desk,
                Progress.opened(
                        now,
                        due(Deadlines.Kind.FIRST_REPLY, matter.priority(), desk, now),
                        due(Deadlines.Kind.RESOLVE, matter.priority(), desk, now)),
                stamp(jurisdiction, RecordClass.TICKET, now));
    }

    /** The work that opens such a ticket. */
    TicketWork opening(Ticket ticket, Instant now) {
        return TicketWork.opening(ticket, names.keys(), now);
    }

    Names names() {
        return names;
    }

    /** By when a ticket of this priority at this desk is owed a first reply or a solution. */
    public Optional<Instant> due(Deadlines.Kind kind, Priority priority, String desk, Instant from) {
        Deadlines deadlines = policies.current(Deadlines.POLICY);
        return deadlines.due(
                kind, priority, deadlines.calendarOf(desk, policies.current(Calendars.POLICY)), from, List.of());
    }

    Stamp stamp(Jurisdiction jurisdiction, RecordClass recordClass, Instant now) {
        return ComplianceRules.current(policies).stamp(jurisdiction, recordClass, Anchors.received(now), now);
    }

    /** The outcome of a message that became this article; to be created in the same transaction. */
    public static Source processed(Article message, Instant now) {
        return Source.processed(message.sourceKey(), message, now);
    }

    /** What became of an event, if anything yet. */
    public Optional<Source> outcome(String sourceKey) {
        return tickets.source(sourceKey);
    }

    /** Writes the outcome of an event that no ticket takes; the first outcome stands. */
    public void close(String sourceKey, Source.Outcome outcome, String reason, Instant now) {
        tickets.write(List.of(Write.create(TicketItems.SOURCE, Source.without(sourceKey, outcome, reason, now))));
    }

    /** Writes that outcome of an event for which an operator is to look, with the entry that shows it to them. */
    public void quarantine(HeldEvent held) {
        tickets.write(List.of(
                Write.create(
                        TicketItems.SOURCE,
                        Source.without(held.key(), Source.Outcome.QUARANTINED, held.reason(), held.at())),
                Write.put(HeldEvent.KIND, held)));
    }
}
