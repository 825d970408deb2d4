package dev.landfall.recommendation;

import dev.landfall.compliance.Conduct;
import dev.landfall.contact.Cards;
import dev.landfall.contact.Contact;
import dev.landfall.contact.ContactId;
import dev.landfall.language.Mood;
import dev.landfall.language.MoodRules;
import dev.landfall.policy.Policies;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.Tickets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what is known of a person when a card is considered, or about to be sent. */
final class PersonStates {

    private final Tickets tickets;
    private final Cards cards;
    private final Policies policies;

    PersonStates(Tickets tickets, Cards cards, Policies policies) {
        this.tickets = tickets;
        this.cards = cards;
        this.policies = policies;
    }

    /** @param said the person's newest message, with the token's claims of that moment */
    record Facts(Contact contact, Article said, Conduct conduct) {}

    /**
     * The person's state.
     *
     * @param except the feature whose own card does not count: it is the one that is about to be sent
     */
    PersonState of(Facts facts, Set<LocalDate> days, Optional<String> except) {
        List<Cards.Card> known = cards.of(facts.contact().id());
        return new PersonState(
                days,
                optIn(facts.contact()),
                entitlements(facts.said()),
                told(known, except),
                known.stream()
                        .filter(card -> card.declinedAt().isPresent())
                        .map(Cards.Card::feature)
                        .collect(Collectors.toUnmodifiableSet()),
                complains(facts.contact().id()),
                isUpset(facts),
                policies.current(CountryZones.POLICY)
                        .of(Optional.ofNullable(facts.said().details().get("country"))));
    }

    static Optional<PersonState.OptIn> optIn(Contact contact) {
        return contact.consent().map(yes -> new PersonState.OptIn(yes.at(), yes.noticeVersion()));
    }

    private static Set<String> entitlements(Article said) {
        return Set.of(said.details().getOrDefault("entitlements", "").split("\\s+", -1)).stream()
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<PersonState.Card> told(List<Cards.Card> known, Optional<String> except) {
        return known.stream()
                .filter(card -> !except.equals(Optional.of(card.feature())))
                .flatMap(card -> card.toldAt().stream().map(at -> new PersonState.Card(card.feature(), at)))
                .toList();
    }

    /** A person who waits for another person, or whose app does not do what it should, is not told of features. */
    private boolean complains(ContactId contact) {
        RecommendationRules rules = policies.current(RecommendationRules.POLICY);
        return tickets.openTickets(contact).stream().anyMatch(ticket -> isComplaint(ticket, rules));
    }

    private static boolean isComplaint(Ticket ticket, RecommendationRules rules) {
        return !ticket.ownership().isBot() || rules.isComplaint(ticket.matter().area());
    }

    /** Looked at only where the law lets it be, and forgotten with this call. */
    private boolean isUpset(Facts facts) {
        return facts.conduct().emotion().mayInfer()
                && policies.current(MoodRules.POLICY).of(facts.said().text()) instanceof Mood.Upset;
    }
}
