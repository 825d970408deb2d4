package dev.landfall.recommendation;

import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.Conduct;
import dev.landfall.compliance.Jurisdiction;
import dev.landfall.contact.Cards;
import dev.landfall.contact.Contact;
import dev.landfall.contact.Contacts;
import dev.landfall.language.Topics;
import dev.landfall.policy.Policies;
import dev.landfall.recommendation.Recommendation.Recommend;
import dev.landfall.recommendation.Recommendation.Vetoed;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketWork;
import dev.landfall.ticket.Tickets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Considers one message: counts what it asks about, decides, and stores count, decision and card together. */
public final class Recommending {

    private static final int ATTEMPTS = 5;
    private static final String NO_TOPIC = "";

    private final Tickets tickets;
    private final Contacts contacts;
    private final Policies policies;
    private final Recommendations items;
    private final PersonStates states;
    private final CardWriter writer;

    public Recommending(Table table, Tickets tickets, Policies policies, CardWriter writer) {
        this.tickets = tickets;
        this.contacts = new Contacts(table);
        this.policies = policies;
        this.items = new Recommendations(table);
        this.states = new PersonStates(tickets, new Cards(table), policies);
        this.writer = writer;
    }

    /** One message of a person's, and the change that told of it. */
    record Message(Ticket ticket, long change, Article article, Instant now) {}

    /** Considers the message once; considering it again changes nothing. */
    void consider(Message message) {
        List<String> topics =
                policies.current(Topics.POLICY).in(message.article().text());
        Optional<Contact> contact = contacts.contact(message.ticket().contact());
        if (topics.isEmpty() || contact.isEmpty()) {
            return;
        }
        Conduct conduct = conduct(message);
        Optional<Veto> uncounted = policies.current(RecommendationRules.POLICY)
                .vetoAgainstCounting(PersonStates.optIn(contact.get()), conduct, message.now());
        if (uncounted.isPresent()) {
            items.write(List.of(decision(message, NO_TOPIC, reason(new Vetoed(uncounted.get()), conduct))));
            return;
        }
        topics.forEach(
                topic -> consider(message, topic, new PersonStates.Facts(contact.get(), message.article(), conduct)));
    }

    private void consider(Message message, String topic, PersonStates.Facts facts) {
        Message current = message;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (items.isDecided(current.ticket().id(), current.change(), topic) || decide(current, topic, facts)) {
                return;
            }
            Optional<Ticket> again = tickets.find(current.ticket().id());
            if (again.isEmpty()) {
                return;
            }
            current = new Message(again.get(), message.change(), message.article(), message.now());
        }
        throw new IllegalStateException("The ticket was changed too often meanwhile; to be tried again");
    }

    private boolean decide(Message message, String topic, PersonStates.Facts facts) {
        RecommendationRules rules = policies.current(RecommendationRules.POLICY);
        Set<LocalDate> days = items.days(facts.contact().id(), topic, message.now());
        PersonState before = states.of(facts, days, Optional.empty());
        LocalDate day = rules.today(before, message.article().storedAt());
        List<Write> writes = new ArrayList<>();
        if (days.add(day)) {
            writes.addAll(Recommendations.counted(
                    facts.contact().id(),
                    topic,
                    day,
                    new Recommendations.Asked(message.article().storedAt(), jurisdiction(message)),
                    ComplianceRules.current(policies)));
        }
        PersonState person = states.of(facts, days, Optional.empty());
        Recommendation decided = rules.decide(topic, person, facts.conduct(), message.now());
        boolean here = rules.isToldOn(message.article().origin().channel());
        if (decided instanceof Recommend card && here) {
            return tell(message, topic, card, facts, writes);
        }
        String reason = decided instanceof Recommend ? rules.unexplained() : reason(decided, facts.conduct());
        writes.add(decision(message, topic, reason));
        return items.write(writes);
    }

    private boolean tell(Message message, String topic, Recommend card, PersonStates.Facts facts, List<Write> writes) {
        TicketWork work = TicketWork.on(message.ticket(), message.now());
        writer.write(work, card.feature(), facts.contact(), message.article());
        work.also(writes);
        work.also(Cards.told(
                facts.contact().id(),
                card.feature(),
                jurisdiction(message),
                ComplianceRules.current(policies),
                message.now()));
        work.also(decision(message, topic, reason(card, facts.conduct())));
        return tickets.commit(work).done();
    }

    private Write decision(Message message, String topic, String reason) {
        int version = policies.current(RecommendationRules.POLICY).version();
        return Write.create(
                Recommendations.DECISION,
                new Decision(message.ticket().id(), message.change(), topic, reason, version, message.now()));
    }

    private String reason(Recommendation decision, Conduct conduct) {
        return policies.current(RecommendationRules.POLICY).storedReason(decision, conduct.emotion());
    }

    private Conduct conduct(Message message) {
        ComplianceRules rules = ComplianceRules.current(policies);
        return rules.conductFor(jurisdiction(message), rules.dateAt(jurisdiction(message), message.now()));
    }

    private static Jurisdiction jurisdiction(Message message) {
        return message.article().stamp().jurisdiction();
    }
}
