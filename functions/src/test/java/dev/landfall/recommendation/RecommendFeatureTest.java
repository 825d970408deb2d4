package dev.landfall.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.House;
import dev.landfall.House.Words;
import dev.landfall.contact.Cards;
import dev.landfall.contact.Contact;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.Person;
import dev.landfall.knowledge.Feature;
import dev.landfall.knowledge.Features;
import dev.landfall.language.Topics;
import dev.landfall.ticket.AgentActions;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Change;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketWork;
import dev.landfall.wording.Wordings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

class RecommendFeatureTest {

    private static final String ASK = "¿Cuál es el límite de personas en un grupo?";

    private final House house = new House(1);
    private final RecommendFeature function = new RecommendFeature(
            House.MAPPER,
            house.tickets,
            new Recommending(
                    house.table,
                    house.tickets,
                    house.policies,
                    new CardWriter(house.policies, new Wordings(house.policies), house.keys)),
            new RecommendFeature.When(house.policies, house));
    private final SendVetoes vetoes = new SendVetoes(house.table, house.tickets, house.policies, house);
    private Map<String, String> claims = Map.of("country", "ES", "entitlements", "basic");

    @Test
    void theThirdAskOnDistinctDaysEarnsOneCardInThePersonsLanguage() {
        Ticket ticket = asks("m0", ASK);
        optIn();
        asks("m1", ASK);
        asks("m1b", ASK);
        nextDay();
        asks("m2", ASK);
        assertThat(cards(ticket)).isEmpty();
        nextDay();
        asks("m3", ASK);

        Outbound card = cards(ticket).getFirst();
        Article article = house.tickets.article(ticket.id(), card.article()).orElseThrow();
        assertThat(article.text()).contains("Grupos grandes");
        assertThat(article.language()).isEqualTo("es");
        assertThat(article.author()).isEqualTo(Article.Author.BOT);
        assertThat(vetoes.veto(card, article, house.current(ticket))).isEmpty();

        nextDay();
        asks("m4", ASK);
        assertThat(cards(ticket)).hasSize(1);
        assertThat(reasons(ticket)).endsWith("not_yet", "recommended", "already_told");
    }

    @Test
    void aRepeatedEventCountsAndTellsNothingTwice() {
        Ticket ticket = asked(2);
        asks("third", ASK);
        int items = house.table.size();
        replay(ticket);
        replay(ticket);
        assertThat(house.table.size()).isEqualTo(items);
        assertThat(cards(ticket)).hasSize(1);
    }

    @Test
    void withoutAYesNothingIsCountedAndNoTopicIsKept() {
        Ticket ticket = asks("m1", ASK);
        assertThat(reasons(ticket)).containsExactly("no_opt_in");
        assertThat(house.table.dump().toString()).doesNotContain("topic#").doesNotContain("group-limit");
    }

    @Test
    void aNoForgetsWhatWasCounted() {
        asked(2);
        assertThat(house.table.keys(partition()).toString()).contains("topic#group-limit#");
        house.contacts.forgetTopics(person().contact().id());
        assertThat(house.table.keys(partition()).toString()).doesNotContain("topic#");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Veto.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PROFILING_OFF"})
    void eachVetoKeepsTheCardBackAndIsNamedWhereTheLawAllows(Veto veto) {
        Ticket ticket = asked(2);
        String text = arrange(veto, ticket);
        asks("third", text);
        assertThat(cards(ticket)).isEmpty();
        assertThat(reasons(ticket)).last().isEqualTo(veto.code());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Veto.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PROFILING_OFF"})
    void whereMoodLeavesNoTraceAllVetoesLookAlike(Veto veto) {
        claims = Map.of();
        Ticket ticket = asked(2);
        String text = arrange(veto, ticket);
        claims = veto == Veto.ALREADY_HAS_IT ? Map.of("entitlements", "large_groups") : claims;
        asks("third", text);
        assertThat(cards(ticket)).isEmpty();
        assertThat(reasons(ticket)).last().isEqualTo("not_now");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Veto.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PROFILING_OFF", "ALREADY_TOLD"})
    void eachVetoIsLookedAtAgainWhenTheCardIsSent(Veto veto) {
        Ticket ticket = asked(2);
        asks("third", ASK);
        Outbound card = cards(ticket).getFirst();
        Article article = house.tickets.article(ticket.id(), card.article()).orElseThrow();
        String text = arrange(veto, ticket);
        if (veto == Veto.UPSET || veto == Veto.ALREADY_HAS_IT) {
            says("later", text);
        }
        assertThat(vetoes.veto(card, article, house.current(ticket))).contains(veto.code());
    }

    @Test
    void whatIsNotTheirBusinessIsLeftAlone() {
        Ticket ticket = asks("m1", ASK);
        int items = house.table.size();
        send("{\"ticket\":\"" + ticket.id() + "\",\"sequence\":1,\"kind\":\"opened\"}");
        send("{\"ticket\":\"none\",\"sequence\":1,\"kind\":\"contacted\"}");
        send("{\"ticket\":\"" + ticket.id() + "\",\"kind\":\"contacted\"}");
        send("{");
        assertThat(house.table.size()).isEqualTo(items);
    }

    @Test
    void topicsFeaturesAndCardsAgree() {
        RecommendationRules rules = house.policies.current(RecommendationRules.POLICY);
        Features features = house.policies.current(Features.POLICY);
        assertThat(rules.features()).isNotEmpty().allSatisfy(rule -> {
            Feature feature = features.byId(rule.id()).orElseThrow();
            assertThat(feature.entitlement()).isEqualTo(rule.entitlement());
            assertThat(feature.topics()).contains(rule.topic());
        });
        assertThat(rules.features())
                .extracting(RecommendationRules.Feature::topic)
                .containsExactlyInAnyOrderElementsOf(
                        house.policies.current(Topics.POLICY).ids());
    }

    /** Makes the veto hold and returns what the person then says. */
    private String arrange(Veto veto, Ticket ticket) {
        Person person = person();
        switch (veto) {
            case PROFILING_OFF -> throw new IllegalArgumentException("No jurisdiction forbids it yet");
            case NO_OPT_IN -> consent(Optional.empty());
            case ALREADY_HAS_IT -> claims = Map.of("country", "ES", "entitlements", "basic large_groups");
            case ALREADY_TOLD -> told("large_groups", person);
            case DECLINED ->
                new Cards(house.table)
                        .decline(
                                person.contact().id(),
                                "large_groups",
                                person.contact().stamp().jurisdiction(),
                                dev.landfall.compliance.ComplianceRules.current(house.policies),
                                house.instant());
            case OPEN_COMPLAINT -> {
                TicketWork work = TicketWork.on(house.current(ticket), house.instant());
                AgentActions.claim(work, "ana");
                house.tickets.commit(work);
            }
            case UPSET -> {
                return ASK + " ¡¡¡ESTOY HARTO, ES UNA VERGÜENZA, QUÉ PÉSIMO SERVICIO, SON UNOS INÚTILES!!!";
            }
            case CAP -> told("cloud_backup", person);
            case QUIET_HOURS -> house.advance(Duration.ofHours(11));
        }
        return ASK;
    }

    private void told(String feature, Person person) {
        house.table.write(Cards.told(
                person.contact().id(),
                feature,
                person.contact().stamp().jurisdiction(),
                dev.landfall.compliance.ComplianceRules.current(house.policies),
                house.instant()));
    }

    private Ticket asked(int days) {
        Ticket ticket = asks("m0", "hola");
        optIn();
        for (int day = 1; day <= days; day++) {
            asks("day" + day, ASK);
            nextDay();
        }
        return ticket;
    }

    private void optIn() {
        consent(Optional.of(new Contact.Consent(house.instant(), "1")));
    }

    private void consent(Optional<Contact.Consent> consent) {
        Contact contact = person().contact();
        assertThat(house.contacts
                        .write(List.of(Contacts.update(contact, contact.withConsent(consent))))
                        .done())
                .isTrue();
    }

    private Person person() {
        return house.contacts.find(house.keys.identity("app", "main", "eva")).orElseThrow();
    }

    private String partition() {
        return Contacts.contactKey(person().contact().id()).pk();
    }

    private void nextDay() {
        house.advance(Duration.ofDays(1));
    }

    private Ticket says(String id, String text) {
        return House.ticket(house.says(new Words("app", "eva", id, text, "es"), Optional.empty(), claims));
    }

    private Ticket asks(String id, String text) {
        Ticket ticket = says(id, text);
        replay(ticket);
        return ticket;
    }

    /** Sends the event of the ticket's newest message. */
    private void replay(Ticket ticket) {
        Change newest = house.tickets.history(ticket.id(), 100).reversed().stream()
                .filter(change -> change.kind() == Change.Kind.CONTACTED)
                .findFirst()
                .orElseThrow();
        send("{\"ticket\":\"" + ticket.id() + "\",\"sequence\":" + newest.sequence() + ",\"kind\":\"contacted\"}");
    }

    private void send(String body) {
        ObjectNode event = House.MAPPER.createObjectNode();
        event.putArray("Records").addObject().put("messageId", "1").put("body", body);
        assertThat(new String(function.apply(House.message(event)), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"batchItemFailures\":[]}");
    }

    private List<Outbound> cards(Ticket ticket) {
        return house.tickets.outbounds(ticket.id());
    }

    private List<String> reasons(Ticket ticket) {
        return new Recommendations(house.table)
                .decisions(ticket.id()).stream().map(Decision::reason).toList();
    }
}
