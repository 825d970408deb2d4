package dev.landfall.escalation;

import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.EmotionMode;
import dev.landfall.contact.Contacts;
import dev.landfall.event.QueueFunction;
import dev.landfall.event.QueueMessage;
import dev.landfall.knowledge.HandoverToDesk;
import dev.landfall.language.HumanRequest;
import dev.landfall.language.Mood;
import dev.landfall.language.MoodRules;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import dev.landfall.policy.Policies;
import dev.landfall.table.Written;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Escalation;
import dev.landfall.ticket.EscalationRules;
import dev.landfall.ticket.Ownership;
import dev.landfall.ticket.Signals;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.TicketWork;
import dev.landfall.ticket.Tickets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands a ticket to a person when its events ask for it: upset, a second question without an answer, an area that
 * only people handle, a promise that was not kept.
 *
 * <p>A message: {@code {"ticket":"…","sequence":n,"kind":"contacted"}}. What it says is not trusted: the decision is
 * made from the ticket as it stands, so a late or repeated message does no harm.
 */
public final class EscalateTicket implements QueueFunction {

    private static final int ATTEMPTS = 5;
    private static final int LATEST = 12;

    private final JsonMapper mapper;
    private final Records records;
    private final HandoverToDesk handover;
    private final Clock clock;

    /** What it reads and decides by. */
    public record Records(Tickets tickets, Contacts contacts, Policies policies) {}

    public EscalateTicket(JsonMapper mapper, Records records, HandoverToDesk handover, Clock clock) {
        this.mapper = mapper;
        this.records = records;
        this.handover = handover;
        this.clock = clock;
    }

    @Override
    public JsonMapper mapper() {
        return mapper;
    }

    @Override
    public void handle(QueueMessage message) {
        Optional<TicketId> id = ticketOf(message.body());
        if (id.isEmpty()) {
            Log.warn("escalation event not understood", "messageId", message.id());
            Metrics.count("EventsDropped", 1, "function", "escalateTicket");
            return;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (escalated(id.get())) {
                return;
            }
        }
        throw new IllegalStateException("The ticket was changed too often meanwhile; to be tried again");
    }

    private Optional<TicketId> ticketOf(String body) {
        try {
            JsonNode event = mapper.readTree(body);
            return Optional.of(event.path("ticket").asString(""))
                    .filter(value -> !value.isBlank())
                    .map(TicketId::new);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Whether there is nothing more to do for this ticket. */
    private boolean escalated(TicketId id) {
        Optional<Ticket> found =
                records.tickets().find(id).filter(ticket -> ticket.ownership().isBot() && ticket.isOpen());
        if (found.isEmpty()) {
            return true;
        }
        Ticket ticket = found.get();
        List<Article> articles = records.tickets().latestArticles(id, LATEST);
        Optional<Article> lastWord =
                articles.reversed().stream().filter(Article::fromPerson).findFirst();
        Optional<Escalation> decision = lastWord.flatMap(word -> decide(ticket, undecided(ticket, articles, word)));
        if (decision.isEmpty()) {
            return true;
        }
        TicketWork work = TicketWork.on(ticket, clock.instant());
        Article word = lastWord.orElseThrow();
        handover.handOver(
                work, new HandoverToDesk.Request(decision.get(), "handover.notice", word, localeOf(ticket, word)));
        return switch (records.tickets().commit(work)) {
            case Written.Done done -> {
                Metrics.count("TicketsHandedOver", 1, "function", "escalateTicket");
                yield true;
            }
            case Written.Refused refused -> false;
        };
    }

    /**
     * The words to decide on. Events are late: while one was on its way its person may have written again, and what
     * they asked for before still counts. A ticket that a human has handed back is judged by the last word alone.
     */
    private static List<String> undecided(Ticket ticket, List<Article> articles, Article lastWord) {
        return isFirstStretch(ticket)
                ? articles.stream()
                        .filter(Article::fromPerson)
                        .map(Article::text)
                        .toList()
                : List.of(lastWord.text());
    }

    /** Whether no human ever had it. */
    private static boolean isFirstStretch(Ticket ticket) {
        return ticket.ownership().epoch() == Ownership.bot("").epoch();
    }

    private Optional<Escalation> decide(Ticket ticket, List<String> words) {
        EmotionMode mode = ComplianceRules.current(records.policies())
                .emotionMode(ticket.stamp().jurisdiction(), clock.instant());
        MoodRules mood = records.policies().current(MoodRules.POLICY);
        boolean upset = mode.mayInfer() && words.stream().anyMatch(text -> mood.of(text) instanceof Mood.Upset);
        HumanRequest request = records.policies().current(HumanRequest.POLICY);
        Signals signals = new Signals(
                upset,
                words.stream().anyMatch(request::asked),
                isFirstStretch(ticket)
                        ? ticket.dialogue().mostUnanswered()
                        : ticket.dialogue().unanswered(),
                Optional.of(ticket.matter().area()),
                ticket.progress().breached());
        return records.policies().current(EscalationRules.POLICY).decide(signals, mode);
    }

    private String localeOf(Ticket ticket, Article lastWord) {
        return records.contacts()
                .contact(ticket.contact())
                .map(contact ->
                        contact.locale().startsWith(lastWord.language()) ? contact.locale() : lastWord.language())
                .orElse(lastWord.language());
    }
}
