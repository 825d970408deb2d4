package dev.landfall.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.event.QueueMessage;
import dev.landfall.table.MeteredTable;
import dev.landfall.table.MeteredTable.Units;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Packet;
import dev.landfall.ticket.Ticket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalateTicketTest {

    private final EscalationDesk desk = new EscalationDesk();

    @Test
    void anUpsetPersonGetsAHumanWhoHasTheStory() {
        desk.says("m1", "es", "no me llega el código de verificación", "login", "EU");
        Ticket angry = desk.writes("m2", "es", "¡¡¡ESTO ES UNA VERGÜENZA, son unos inútiles, me voy!!!", "login", "EU");
        Ticket handed = desk.escalated(angry);
        assertThat(handed.ownership().isBot()).isFalse();
        Packet packet = desk.tickets.packets(handed.id()).getFirst();
        assertThat(packet.reason()).isEqualTo("upset");
        assertThat(packet.rulesVersion()).isEqualTo(1);
        assertThat(packet.summary()).hasSize(2);
        assertThat(packet.tried()).isNotEmpty();
        assertThat(packet.language()).isEqualTo("es");
        desk.escalated(handed);
        assertThat(desk.tickets.outbounds(handed.id()))
                .filteredOn(out -> out.kind() == Outbound.Kind.HANDOVER_NOTICE)
                .hasSize(1);
    }

    /** Mails wait for the escalation queue; the second one may be faster. */
    @ParameterizedTest
    @CsvSource({"'I want to talk to a human'", "'THIS IS A DISGRACE!!! you are useless'"})
    void whatWasAskedForBeforeTheLastWordStillCountsWhenItsEventIsLate(String asked) {
        desk.writes("m1", "en", asked, "login", "EU");
        Ticket ticket = desk.writes("m2", "en", "my phone is a Pixel 9", "login", "EU");
        assertThat(desk.escalated(ticket).ownership().isBot()).isFalse();
    }

    @Test
    void aTicketThatWasHandedBackIsJudgedByItsLastWord() {
        Ticket angry = desk.writes("m1", "en", "I want to talk to a human", "login", "EU");
        Ticket back = desk.handedBack(desk.escalated(angry));
        assertThat(desk.escalated(back).ownership().isBot()).isFalse();
        desk.writes("m2", "en", "my phone is a Pixel 9", "login", "EU");
        Ticket calm = desk.handedBack(desk.escalated(back));
        assertThat(desk.escalated(calm).ownership().isBot()).isTrue();
    }

    @Test
    void whoIsUpsetInTheChatHearsNoFurtherAnswerOfTheMachine() {
        desk.says("m1", "es", "no me llega el código de verificación", "login", "EU");
        Ticket angry = desk.says("m2", "es", "¡¡¡ESTO ES UNA VERGÜENZA, son unos inútiles, me voy!!!", "login", "EU");
        assertThat(angry.ownership().isBot()).isFalse();
        assertThat(desk.tickets.outbounds(angry.id()))
                .extracting(Outbound::kind)
                .containsExactlyInAnyOrder(Outbound.Kind.ANSWER, Outbound.Kind.HANDOVER_NOTICE);
    }

    @ParameterizedTest
    @CsvSource({"SA, upset", "SA, asked", "SA, payments", "DE, upset", "default, asked"})
    void whereTheLawSaysSoEveryHandOverLooksTheSame(String jurisdiction, String cause) {
        Ticket ticket = switch (cause) {
            case "upset" -> desk.says("m1", "en", "THIS IS A DISGRACE!!! you are useless", "login", jurisdiction);
            case "asked" -> desk.says("m1", "en", "I want to talk to a human", "login", jurisdiction);
            default -> desk.says("m1", "en", "my payment failed", "payments", jurisdiction);
        };
        Ticket handed = desk.escalated(ticket);
        assertThat(handed.ownership().isBot()).isFalse();
        assertThat(desk.tickets.packets(handed.id()).getFirst().reason()).isEqualTo("handover");
        assertThat(handed.matter().priority().code()).isEqualTo("high");
        assertThat(desk.table.dump().toString()).doesNotContain("upset", "second_unanswered", "account_or_payment");
    }

    @Test
    void aSecondQuestionWithoutAnAnswerGoesToAPersonAndTheFirstDoesNot() {
        Ticket first = desk.escalated(desk.says("m1", "en", "zxcvb qwrty plmok", "general", "EU"));
        assertThat(first.ownership().isBot()).isTrue();
        Ticket second = desk.escalated(desk.says("m2", "en", "plmok qwrty zxcvb again", "general", "EU"));
        assertThat(second.ownership().isBot()).isFalse();
    }

    @Test
    void aSecondQuestionWithoutAnAnswerCountsWhenItsEventComesAfterTheNextAnswer() {
        desk.says("m1", "en", "zxcvb qwrty plmok", "general", "EU");
        desk.says("m2", "en", "plmok qwrty zxcvb again", "general", "EU");
        Ticket answered = desk.says("m3", "en", "I never get the verification code", "general", "EU");
        assertThat(answered.dialogue().unanswered()).isZero();

        assertThat(desk.escalated(answered).ownership().isBot()).isFalse();
    }

    @Test
    void questionsWithoutAnAnswerCountInARowAlone() {
        desk.says("m1", "en", "zxcvb qwrty plmok", "general", "EU");
        desk.says("m2", "en", "I never get the verification code", "general", "EU");
        Ticket third = desk.says("m3", "en", "plmok qwrty zxcvb again", "general", "EU");

        assertThat(desk.escalated(third).ownership().isBot()).isTrue();
    }

    @Test
    void aCalmPersonWithAnAnswerStaysWithTheBot() {
        Ticket ticket = desk.escalated(desk.says("m1", "en", "I never get the verification code", "login", "EU"));
        assertThat(ticket.ownership().isBot()).isTrue();
    }

    /** The figures of {@code docs/data-model.md}. */
    @Test
    void aConversationCostsWhatTheDataModelSays() {
        MeteredTable metered = new MeteredTable();
        EscalationDesk counted = new EscalationDesk(metered);
        Ticket[] ticket = new Ticket[1];
        Units first = metered.measure(
                () -> ticket[0] = counted.says("m1", "en", "I never get the verification code", "login", "EU"));
        Units answered =
                metered.measure(() -> counted.says("m2", "en", "my messages are not being sent", "login", "EU"));
        Units calm = metered.measure(() -> counted.escalated(ticket[0]));
        Units stranger = metered.measure(
                () -> counted.writes("m3", "en", "THIS IS A DISGRACE!!! you are useless", "login", "EU"));
        Units escalated = metered.measure(() -> counted.escalated(ticket[0]));
        assertThat(List.of(first, answered, calm, stranger, escalated))
                .containsExactly(
                        new Units(2, 39), new Units(5, 23), new Units(3, 0), new Units(5, 16), new Units(8, 14));
    }

    @Test
    void anEventThatIsNoEventIsDroppedAndAnUnknownTicketDoesNothing() {
        desk.escalate.handle(new QueueMessage("m", "g", 1, "{", Map.of()));
        desk.escalate.handle(new QueueMessage("m", "g", 1, "{\"ticket\":\"none\"}", Map.of()));
        assertThat(desk.table.size()).isZero();
    }
}
