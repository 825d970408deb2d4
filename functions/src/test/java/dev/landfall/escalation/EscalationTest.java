package dev.landfall.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.compliance.Jurisdiction;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.IdentityKey;
import dev.landfall.contact.Ids;
import dev.landfall.contact.Keys;
import dev.landfall.event.QueueMessage;
import dev.landfall.knowledge.Answers;
import dev.landfall.knowledge.HandoverToDesk;
import dev.landfall.knowledge.Responder;
import dev.landfall.policy.Policies;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.table.InMemoryTable;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Change;
import dev.landfall.ticket.Incoming;
import dev.landfall.ticket.Origin;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Packet;
import dev.landfall.ticket.Received;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.Tickets;
import dev.landfall.wording.Wordings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class EscalationTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Keys KEYS = new Keys(() -> new byte[32]);
    private static final Policies POLICIES = new PolicyFiles(MAPPER);

    /** A clock that a test moves. */
    private static final class Hands extends Clock {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Hands clock = new Hands();
    private final InMemoryTable table = new InMemoryTable();
    private final Tickets tickets = new Tickets(table, KEYS);
    private final Contacts contacts = new Contacts(table);
    private final Wordings wordings = new Wordings(POLICIES);
    private final HandoverToDesk handover = new HandoverToDesk(tickets, POLICIES, wordings, List::of);
    private final Reception reception =
            new Reception(tickets, contacts, new Reception.Names(KEYS, Ids.secure()), POLICIES);
    private final Responder responder = new Responder(POLICIES, new Answers(POLICIES), wordings, handover);
    private final EscalateTicket escalate =
            new EscalateTicket(MAPPER, new EscalateTicket.Records(tickets, contacts, POLICIES), handover, clock);
    private final WatchDeadlines watch = new WatchDeadlines(table, tickets, clock);

    private Ticket says(String id, String language, String text, String area, String jurisdiction) {
        IdentityKey identity = KEYS.identity("app", "main", "user");
        Origin origin = new Origin("app", "main", identity, "", Map.of("user", "user"));
        Received received = reception.receive(
                Incoming.direct(
                        ArticleDraft.fromPerson(
                                KEYS.source("app", "main", "user", id), origin, text, language, clock.now),
                        "user",
                        Optional.of(area),
                        language,
                        new Jurisdiction(jurisdiction, Jurisdiction.Source.TOKEN)),
                clock.now,
                responder);
        return switch (received) {
            case Received.Opened opened -> opened.ticket();
            case Received.Joined joined -> joined.ticket();
            case Received.Duplicate duplicate -> throw new AssertionError("not expected here");
        };
    }

    private Ticket escalated(Ticket ticket) {
        escalate.handle(new QueueMessage(
                "m", "g", 1, "{\"ticket\":\"" + ticket.id() + "\",\"sequence\":2,\"kind\":\"contacted\"}", Map.of()));
        return tickets.find(ticket.id()).orElseThrow();
    }

    @Test
    void anUpsetPersonGetsAHumanWhoHasTheStory() {
        says("m1", "es", "no me llega el código de verificación", "login", "EU");
        Ticket angry = says("m2", "es", "¡¡¡ESTO ES UNA VERGÜENZA, son unos inútiles, me voy!!!", "login", "EU");
        Ticket handed = escalated(angry);
        assertThat(handed.ownership().isBot()).isFalse();
        Packet packet = tickets.packets(handed.id()).getFirst();
        assertThat(packet.reason()).isEqualTo("upset");
        assertThat(packet.summary()).hasSize(2);
        assertThat(packet.tried()).isNotEmpty();
        assertThat(packet.language()).isEqualTo("es");
        escalated(handed);
        assertThat(tickets.outbounds(handed.id()))
                .filteredOn(out -> out.kind() == Outbound.Kind.HANDOVER_NOTICE)
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"SA, upset", "SA, asked", "SA, payments", "DE, upset", "default, asked"})
    void whereTheLawSaysSoEveryHandOverLooksTheSame(String jurisdiction, String cause) {
        Ticket ticket = switch (cause) {
            case "upset" -> says("m1", "en", "THIS IS A DISGRACE!!! you are useless", "login", jurisdiction);
            case "asked" -> says("m1", "en", "I want to talk to a human", "login", jurisdiction);
            default -> says("m1", "en", "my payment failed", "payments", jurisdiction);
        };
        Ticket handed = escalated(ticket);
        assertThat(handed.ownership().isBot()).isFalse();
        assertThat(tickets.packets(handed.id()).getFirst().reason()).isEqualTo("handover");
        assertThat(handed.matter().priority().code()).isEqualTo("high");
        assertThat(table.dump().toString()).doesNotContain("upset", "second_unanswered", "account_or_payment");
    }

    @Test
    void aSecondQuestionWithoutAnAnswerGoesToAPersonAndTheFirstDoesNot() {
        Ticket first = escalated(says("m1", "en", "zxcvb qwrty plmok", "general", "EU"));
        assertThat(first.ownership().isBot()).isTrue();
        Ticket second = escalated(says("m2", "en", "plmok qwrty zxcvb again", "general", "EU"));
        assertThat(second.ownership().isBot()).isFalse();
    }

    @Test
    void aCalmPersonWithAnAnswerStaysWithTheBot() {
        Ticket ticket = escalated(says("m1", "en", "I never get the verification code", "login", "EU"));
        assertThat(ticket.ownership().isBot()).isTrue();
    }

    @Test
    void aBrokenPromiseIsNoticedOnceAndBringsAPerson() {
        Ticket ticket = says("m1", "en", "I never get the verification code", "login", "EU");
        Instant due = ticket.progress().firstReplyDue().orElseThrow();
        clock.now = due.minusSeconds(1);
        watch.run();
        assertThat(tickets.find(ticket.id()).orElseThrow().progress().breached())
                .isFalse();
        clock.now = due.plus(Duration.ofMinutes(1));
        watch.run();
        watch.run();
        assertThat(tickets.history(ticket.id(), 50))
                .filteredOn(change -> change.kind() == Change.Kind.BREACHED)
                .hasSize(1);
        assertThat(escalated(ticket).ownership().isBot()).isFalse();
    }

    @Test
    void anEventThatIsNoEventIsDroppedAndAnUnknownTicketDoesNothing() {
        escalate.handle(new QueueMessage("m", "g", 1, "{", Map.of()));
        escalate.handle(new QueueMessage("m", "g", 1, "{\"ticket\":\"none\"}", Map.of()));
        assertThat(table.size()).isZero();
    }
}
