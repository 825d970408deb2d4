package dev.landfall.recommendation;

import dev.landfall.channel.SendCheck;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.Conduct;
import dev.landfall.compliance.Jurisdiction;
import dev.landfall.contact.Cards;
import dev.landfall.contact.Contact;
import dev.landfall.contact.Contacts;
import dev.landfall.policy.Policies;
import dev.landfall.recommendation.Recommendation.Vetoed;
import dev.landfall.table.Table;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.Tickets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Looks at a card's vetoes once more when its send is claimed: the person may have changed their mind or mood. */
public final class SendVetoes implements SendCheck {

    private static final int NEWEST = 30;

    private final Tickets tickets;
    private final Contacts contacts;
    private final PersonStates states;
    private final RecommendFeature.When when;

    public SendVetoes(Table table, Tickets tickets, Policies policies, InstantSource clock) {
        this.tickets = tickets;
        this.contacts = new Contacts(table);
        this.states = new PersonStates(tickets, new Cards(table), policies);
        this.when = new RecommendFeature.When(policies, clock);
    }

    @Override
    public Optional<String> veto(Outbound outbound, Article article, Ticket ticket) {
        if (outbound.kind() != Outbound.Kind.RECOMMENDATION) {
            return Optional.empty();
        }
        RecommendationRules rules = when.policies().current(RecommendationRules.POLICY);
        Conduct conduct = conduct(article.stamp().jurisdiction());
        return vetoed(rules, article, ticket, conduct)
                .map(veto -> rules.storedReason(new Vetoed(veto), conduct.emotion()));
    }

    private Optional<Veto> vetoed(RecommendationRules rules, Article card, Ticket ticket, Conduct conduct) {
        String feature = card.details().getOrDefault(CardWriter.FEATURE, "");
        Optional<Contact> contact = contacts.contact(ticket.contact());
        if (contact.isEmpty()) {
            return Optional.of(Veto.NO_OPT_IN);
        }
        PersonState person = states.of(
                new PersonStates.Facts(contact.get(), newest(ticket, card), conduct), Set.of(), Optional.of(feature));
        return rules.vetoAtSend(feature, person, conduct, when.clock().instant());
    }

    /** The person's newest message there, which knows their mood and their claims best; the card where there is none. */
    private Article newest(Ticket ticket, Article card) {
        return tickets.latestArticles(ticket.id(), NEWEST).reversed().stream()
                .filter(Article::fromPerson)
                .filter(said -> said.origin().channel().equals(card.origin().channel()))
                .findFirst()
                .orElse(card);
    }

    private Conduct conduct(Jurisdiction jurisdiction) {
        ComplianceRules rules = ComplianceRules.current(when.policies());
        Instant now = when.clock().instant();
        return rules.conductFor(jurisdiction, rules.dateAt(jurisdiction, now));
    }
}
