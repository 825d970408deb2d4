package dev.landfall.desk;

import dev.landfall.compliance.ComplianceRules;
import dev.landfall.contact.Keys;
import dev.landfall.event.Problem;
import dev.landfall.log.Metrics;
import dev.landfall.policy.Policies;
import dev.landfall.table.Write;
import dev.landfall.table.Written;
import dev.landfall.ticket.AgentActions;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Calendars;
import dev.landfall.ticket.Deadlines;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Source;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.TicketItems;
import dev.landfall.ticket.TicketPeriod;
import dev.landfall.ticket.TicketState;
import dev.landfall.ticket.TicketWork;
import dev.landfall.ticket.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What agents do. Each deed is one transaction; when others change the ticket meanwhile it is done anew. */
public final class DeskWork {

    private static final int ATTEMPTS = 5;
    private static final Duration LONGEST_REPETITION = Duration.ofDays(1);

    private final Tickets tickets;
    private final DeskReading reading;
    private final Policies policies;
    private final Keys keys;

    public DeskWork(Tickets tickets, DeskReading reading, Policies policies, Keys keys) {
        this.tickets = tickets;
        this.reading = reading;
        this.policies = policies;
        this.keys = keys;
    }

    /** Who does it, to which ticket, and when. */
    record Call(TicketId ticket, String agent, Instant now) {}

    /** An agent's words as stored; {@code outbound} is empty for a note. */
    record Said(String ticket, long article, String outbound) {}

    /** Where the ticket stands now. */
    record Standing(String ticket, String state, String owner, String agent) {}

    Said reply(Call call, String key, String text) {
        return say(call, keys.of("reply", call.ticket().value(), call.agent(), key), text, (work, cause) -> {
            Outbound outbound = AgentActions.reply(
                    work, AgentDraft.reply(newestMessage(call.ticket()), cause, text, call), call.agent());
            return new Said(call.ticket().value(), outbound.article(), outbound.id());
        });
    }

    Said note(Call call, String key, String text) {
        return say(call, keys.of("note", call.ticket().value(), call.agent(), key), text, (work, cause) -> {
            Article article =
                    AgentActions.note(work, AgentDraft.note(newestOf(call.ticket()), cause, text, call), call.agent());
            return new Said(call.ticket().value(), article.sequence(), "");
        });
    }

    /** Taken by one agent at a time: another first hands it back. */
    Standing claim(Call call) {
        return change(call, work -> {
            Optional<String> holder = work.ticket().ownership().agent();
            if (holder.isPresent() && !holder.get().equals(call.agent())) {
                throw new Problem(409, "claimed", "Another agent has this ticket");
            }
            if (holder.isEmpty()) {
                AgentActions.claim(work, call.agent());
            }
        });
    }

    Standing handBack(Call call) {
        return change(call, work -> {
            if (!work.ticket().ownership().isBot()) {
                AgentActions.handBack(work, call.agent());
            }
        });
    }

    /** Closing moves the purge pointer where the period counts from there. */
    Standing solve(Call call) {
        return change(call, work -> {
            if (work.ticket().isOpen()) {
                AgentActions.solve(work, call.agent());
                TicketPeriod.renew(work, ComplianceRules.current(policies));
            }
        });
    }

    Standing reopen(Call call) {
        return change(call, work -> {
            if (work.ticket().progress().state() == TicketState.SOLVED) {
                AgentActions.reopen(
                        work, due(work, Deadlines.Kind.FIRST_REPLY), due(work, Deadlines.Kind.RESOLVE), call.agent());
                TicketPeriod.renew(work, ComplianceRules.current(policies));
            }
        });
    }

    private interface Saying {
        Said say(TicketWork work, String cause);
    }

    private Said say(Call call, String cause, String text, Saying saying) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Ticket ticket = reading.find(call.ticket(), call.now());
            Optional<Source> known = tickets.source(cause);
            if (known.isPresent()) {
                return repeated(known.get(), text);
            }
            TicketWork work = TicketWork.on(ticket, call.now());
            Said said = saying.say(work, cause);
            work.also(Write.create(TicketItems.SOURCE, processed(cause, said, call.now())));
            if (tickets.commit(work).done()) {
                measure(ticket, work.ticket());
                return said;
            }
        }
        throw conflict();
    }

    /** How long the person waited for a first word of a person. */
    private static void measure(Ticket before, Ticket after) {
        if (before.progress().firstRepliedAt().isEmpty()) {
            after.progress()
                    .firstRepliedAt()
                    .map(at -> Duration.between(after.progress().createdAt(), at))
                    .ifPresent(time -> Metrics.milliseconds("FirstReply", time.toMillis(), "function", "serveDesk"));
        }
    }

    private Said repeated(Source known, String text) {
        TicketId id = new TicketId(known.ticket());
        Article article = tickets.article(id, known.article()).orElseThrow(Problem::notFound);
        if (!article.text().equals(text)) {
            throw new Problem(422, "key-used", "This Idempotency-Key has been used for another text");
        }
        return new Said(known.ticket(), known.article(), known.reason());
    }

    /** The outcome's reason holds the outbound id, so that a repetition gets the very same answer. */
    private static Source processed(String cause, Said said, Instant now) {
        return new Source(
                cause,
                Source.Outcome.PROCESSED,
                said.outbound(),
                said.ticket(),
                said.article(),
                now,
                now.plus(LONGEST_REPETITION));
    }

    private Standing change(Call call, Consumer<TicketWork> deed) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Ticket ticket = reading.find(call.ticket(), call.now());
            TicketWork work = TicketWork.on(ticket, call.now());
            deed.accept(work);
            if (work.ticket().equals(ticket)) {
                return standing(ticket);
            }
            switch (tickets.commit(work)) {
                case Written.Done done -> {
                    return standing(work.ticket());
                }
                case Written.Refused refused -> {
                    if (!refused.at(0)) {
                        throw new Problem(409, "another-is-open", "Another ticket of this person and area is open");
                    }
                }
            }
        }
        throw conflict();
    }

    private static Standing standing(Ticket ticket) {
        return new Standing(
                ticket.id().value(),
                ticket.progress().state().code(),
                ticket.ownership().isBot() ? "bot" : "human",
                ticket.ownership().agent().orElse(""));
    }

    /** An incident has no person of its own, and notes all the same. */
    private Optional<Article> newestOf(TicketId id) {
        return newestMessage(id).or(() -> tickets.latestArticles(id, 1).stream().findFirst());
    }

    /** The answer goes where the person's newest message came from, never elsewhere. */
    private Optional<Article> newestMessage(TicketId id) {
        return AgentDraft.newestFromPerson(tickets, id);
    }

    private Optional<Instant> due(TicketWork work, Deadlines.Kind kind) {
        Deadlines deadlines = policies.current(Deadlines.POLICY);
        Ticket ticket = work.ticket();
        return deadlines.due(
                kind,
                ticket.matter().priority(),
                deadlines.calendarOf(ticket.ownership().desk(), policies.current(Calendars.POLICY)),
                work.now(),
                List.of());
    }

    private static Problem conflict() {
        return new Problem(409, "busy", "The ticket was changed meanwhile; please look at it again");
    }
}
