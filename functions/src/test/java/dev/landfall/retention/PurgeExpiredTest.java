package dev.landfall.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.compliance.Anchors;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.Jurisdiction;
import dev.landfall.compliance.RecordClass;
import dev.landfall.compliance.Stamp;
import dev.landfall.contact.ContactId;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.IdentityKey;
import dev.landfall.contact.Ids;
import dev.landfall.contact.Keys;
import dev.landfall.due.PurgeUnit;
import dev.landfall.objects.InMemoryObjects;
import dev.landfall.policy.Policies;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.table.InMemoryTable;
import dev.landfall.table.Key;
import dev.landfall.table.LocalDynamo;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.ticket.AgentActions;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Handover;
import dev.landfall.ticket.HandoverReason;
import dev.landfall.ticket.Incoming;
import dev.landfall.ticket.Origin;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Priority;
import dev.landfall.ticket.Received;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketItems;
import dev.landfall.ticket.TicketWork;
import dev.landfall.ticket.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.json.JsonMapper;

class PurgeExpiredTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Keys KEYS = new Keys(() -> new byte[32]);
    private static final Policies POLICIES =
            new PolicyFiles(JsonMapper.builder().build());
    private static final Jurisdiction ANYWHERE = new Jurisdiction("default", Jurisdiction.Source.UNKNOWN);
    private static final Duration TICKET_DAYS = Duration.ofDays(30);

    record House(Table table, InMemoryObjects objects, Tickets tickets, Contacts contacts) {
        static House on(Table table) {
            return new House(table, new InMemoryObjects(), new Tickets(table, KEYS), new Contacts(table));
        }

        void purgeAt(Instant now) {
            new PurgeExpired(table, new PurgeUnits(table, objects, KEYS), POLICIES, () -> now).run();
        }

        Ticket receive(String id, Instant at) {
            return switch (take(id, at)) {
                case Received.Opened opened -> opened.ticket();
                case Received.Joined joined -> joined.ticket();
                case Received.Duplicate duplicate -> throw new IllegalStateException("A duplicate was not expected");
            };
        }

        boolean isDuplicate(String id, Instant at) {
            return take(id, at) instanceof Received.Duplicate;
        }

        private Received take(String id, Instant at) {
            IdentityKey identity = KEYS.identity("telegram", "main", "7");
            Origin origin = new Origin("telegram", "main", identity, "7", Map.of("to", "7"));
            objects.put("attachment/" + id, new byte[3], "image/png");
            ArticleDraft draft = ArticleDraft.fromPerson(
                            KEYS.source("telegram", "main", "7", id), origin, "No me llega el código", "es", at)
                    .withFacts(Map.of("network", "wifi " + id))
                    .withObjects(List.of("attachment/" + id));
            Reception reception = new Reception(tickets, contacts, new Reception.Names(KEYS, Ids.secure()), POLICIES);
            return reception.receive(
                    Incoming.direct(draft, "7", Optional.of("login"), "es-MX", ANYWHERE),
                    at,
                    (work, message, person) -> work.send(
                            ArticleDraft.said(
                                    message.sourceKey(), Article.Author.BOT, origin, "Reinicia", "es", at, "login@1"),
                            Outbound.Kind.ANSWER));
        }

        void handOver(Ticket ticket, Instant at) {
            TicketWork work = TicketWork.on(tickets.find(ticket.id()).orElseThrow(), at);
            Handover.handOver(
                    work,
                    "latam",
                    new Handover.Story(
                            tickets.articles(ticket.id(), 0, 50),
                            List.of(),
                            List.of(),
                            1,
                            List::of,
                            new HandoverReason("handover", Priority.URGENT, 1)));
            assertThat(tickets.commit(work).done()).isTrue();
        }

        void put(PurgeUnit unit, String id, RecordClass recordClass, List<String> itsObjects) {
            Stamp stamp = ComplianceRules.current(POLICIES).stamp(ANYWHERE, recordClass, Anchors.received(NOW), NOW);
            itsObjects.forEach(key -> objects.put(key, new byte[1], "text/plain"));
            table.write(List.of(
                    Write.create(
                            ExpiringItem.KIND,
                            new ExpiringItem(unit.key(id), stamp, Optional.of(Anchors.received(NOW)), itsObjects)),
                    unit.pointer(id, stamp.purgeAt().orElseThrow()).put()));
        }
    }

    static Stream<Table> tables() {
        return Stream.of(new InMemoryTable(), LocalDynamo.get().table());
    }

    static TreeSet<String> kinds(InMemoryTable table) {
        TreeSet<String> kinds = new TreeSet<>();
        table.dump().forEach(item -> kinds.add(item.get("kind").s()));
        return kinds;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTicketThatIsDueIsGoneWithAllThatLiesUnderIt(Table table) {
        House house = House.on(table);
        Ticket ticket = house.receive("m1", NOW);
        house.handOver(ticket, NOW.plusSeconds(60));
        house.purgeAt(NOW.plus(TICKET_DAYS).plusSeconds(1));
        assertThat(table.keys("ticket#" + ticket.id().value())).isEmpty();
        assertThat(house.objects().keys()).isEmpty();
        assertThat(house.tickets().openTickets(ticket.contact())).isEmpty();
        assertThat(house.tickets().waiting("latam", 10)).isEmpty();
        assertThat(house.tickets().byTrackingCode(ticket.trackingCode())).isEmpty();
        assertThat(house.tickets().byReplyToken(ticket.token())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theWaysBackFromVendorsIdsGoWithTheirTicket(Table table) {
        House house = House.on(table);
        Ticket ticket = house.receive("m1", NOW);
        Outbound sent = house.tickets().outbounds(ticket.id()).getFirst().ended(Outbound.State.SENT, "v1", "");
        Origin origin = house.tickets()
                .article(ticket.id(), sent.article())
                .orElseThrow()
                .origin();
        house.tickets()
                .write(List.of(
                        Write.put(TicketItems.OUTBOUND, sent), house.tickets().sentPointer(sent, origin)));
        var way = table.get(TicketItems.POINTER, dev.landfall.table.Key.only("sent", sentHash()));
        house.purgeAt(NOW.plus(TICKET_DAYS).plusSeconds(1));
        assertThat(way).isPresent();
        assertThat(table.get(TicketItems.POINTER, dev.landfall.table.Key.only("sent", sentHash())))
                .isEmpty();
    }

    private static String sentHash() {
        return KEYS.of("sent", "telegram\nmain\nv1");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void anEarlyPointerMovesToWhereTheLastContactPutsIt(Table table) {
        House house = House.on(table);
        Ticket ticket = house.receive("m1", NOW);
        house.receive("m2", NOW.plus(Duration.ofDays(20)));
        house.purgeAt(NOW.plus(TICKET_DAYS).plusSeconds(1));
        assertThat(house.tickets().find(ticket.id())).isPresent();
        house.purgeAt(NOW.plus(Duration.ofDays(50)).minusSeconds(1));
        assertThat(house.tickets().find(ticket.id())).isPresent();
        house.purgeAt(NOW.plus(Duration.ofDays(50)).plusSeconds(1));
        assertThat(house.tickets().find(ticket.id())).isEmpty();
    }

    @Test
    void aJumpOfTheClockLeavesNothingButContentFreeMarks() {
        InMemoryTable table = new InMemoryTable();
        House house = House.on(table);
        house.handOver(house.receive("m1", NOW), NOW.plusSeconds(60));
        house.put(PurgeUnit.RECEIPT, "r1", RecordClass.RECEIPT, List.of("receipt/r1"));
        house.put(PurgeUnit.ANSWER, "k1", RecordClass.STORED_ANSWER, List.of());
        house.purgeAt(NOW.plus(Duration.ofDays(400)));
        house.purgeAt(NOW.plus(Duration.ofDays(402)));
        assertThat(kinds(table)).containsExactly("source", "tombstone");
        assertThat(house.objects().keys()).isEmpty();
    }

    @ParameterizedTest(name = "stopped after {0} writes")
    @MethodSource("stops")
    void aPurgeStoppedAtAnyWriteIsFinishedByTheNextRun(int stop) {
        InMemoryTable table = new InMemoryTable();
        House house = House.on(table);
        Ticket ticket = house.receive("m1", NOW);
        house.receive("m2", NOW.plusSeconds(30));
        house.handOver(ticket, NOW.plusSeconds(60));
        house.put(PurgeUnit.RECEIPT, "r1", RecordClass.RECEIPT, List.of("receipt/r1"));
        table.dieAfter(stop);
        house.purgeAt(NOW.plus(Duration.ofDays(400)));
        table.dieAfter(Integer.MAX_VALUE);
        assertThat(house.tickets().find(ticket.id()))
                .as("visible whole or not at all")
                .satisfiesAnyOf(
                        found -> assertThat(found).isEmpty(),
                        found -> assertThat(house.tickets().articles(ticket.id(), 0, 50))
                                .hasSize(4));
        house.purgeAt(NOW.plus(Duration.ofDays(401)));
        house.purgeAt(NOW.plus(Duration.ofDays(403)));
        assertThat(kinds(table)).doesNotContain("ticket", "article", "contact", "identity", "expiring", "pointer");
        assertThat(kinds(table)).contains("tombstone");
        assertThat(house.objects().keys()).isEmpty();
    }

    static IntStream stops() {
        return IntStream.range(0, 60);
    }

    @Test
    void aMessageDuringThePurgeOpensANewTicketAndTheOldOneTakesNoWrite() {
        InMemoryTable table = new InMemoryTable();
        House house = House.on(table);
        Ticket old = house.receive("m1", NOW);
        Ticket read = house.tickets().find(old.id()).orElseThrow();
        Instant due = NOW.plus(TICKET_DAYS).plusSeconds(1);
        table.dieAfter(3);
        house.purgeAt(due);
        table.dieAfter(Integer.MAX_VALUE);
        TicketWork late = TicketWork.on(read, due);
        AgentActions.solve(late, "agent-1");
        assertThat(house.tickets().commit(late).done()).isFalse();
        Ticket next = house.receive("m2", due);
        assertThat(next.id()).isNotEqualTo(old.id());
        house.purgeAt(due.plusSeconds(300));
        assertThat(house.tickets().openTickets(next.contact()))
                .extracting(Ticket::id)
                .containsExactly(next.id());
    }

    @Test
    void aTicketThatIsSolvedLeavesTheOpenPointerOfItsSuccessorAlone() {
        House house = House.on(new InMemoryTable());
        Ticket first = house.receive("m1", NOW);
        TicketWork solve = TicketWork.on(house.tickets().find(first.id()).orElseThrow(), NOW.plusSeconds(5));
        AgentActions.solve(solve, "agent-1");
        house.tickets().commit(solve);
        Ticket second = house.receive("m2", NOW.plus(Duration.ofDays(29)));
        house.purgeAt(NOW.plus(TICKET_DAYS).plusSeconds(1));
        assertThat(house.tickets().find(first.id())).isEmpty();
        assertThat(house.tickets().openTickets(second.contact()))
                .extracting(Ticket::id)
                .containsExactly(second.id());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void deviceFactsLeaveTheArticleAndThePacketBeforeTheTicketGoes(Table table) {
        House house = House.on(table);
        Ticket ticket = house.receive("m1", NOW);
        house.handOver(ticket, NOW.plusSeconds(60));
        house.purgeAt(NOW.plus(Duration.ofDays(8)));
        assertThat(house.tickets().article(ticket.id(), 1)).hasValueSatisfying(article -> {
            assertThat(article.facts()).isEmpty();
            assertThat(article.text()).isNotEmpty();
        });
        assertThat(house.tickets().packets(ticket.id()))
                .allSatisfy(packet -> assertThat(packet.facts()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void otherRoomsItemsGoByTheirPointerAndStampAlone(Table table) {
        House house = House.on(table);
        house.put(PurgeUnit.ATTACHMENT, "a1", RecordClass.ATTACHMENT, List.of("attachment/a1"));
        house.put(PurgeUnit.TOPIC, "c1#backup#2026-11-24", RecordClass.TOPIC, List.of());
        house.put(PurgeUnit.CARD, "c1#backup", RecordClass.CARD, List.of());
        house.purgeAt(NOW.plus(Duration.ofHours(23)));
        assertThat(house.objects().keys()).containsExactly("attachment/a1");
        house.purgeAt(NOW.plus(Duration.ofHours(25)));
        assertThat(house.objects().keys()).isEmpty();
        assertThat(table.keys("attachment#a1")).isEmpty();
        assertThat(table.keys("contact#c1")).hasSize(2);
        house.purgeAt(NOW.plus(Duration.ofDays(181)));
        assertThat(table.keys("contact#c1")).isEmpty();
    }

    @Test
    void aContactGoesWhenItsLastUnitIsGoneAndNotBefore() {
        House house = House.on(new InMemoryTable());
        ContactId contact = house.receive("m1", NOW).contact();
        house.put(PurgeUnit.CARD, contact.value() + "#backup", RecordClass.CARD, List.of());
        house.purgeAt(NOW.plus(TICKET_DAYS).plusSeconds(1));
        assertThat(house.contacts().contact(contact)).isPresent();
        house.purgeAt(NOW.plus(Duration.ofDays(181)));
        house.purgeAt(NOW.plus(Duration.ofDays(183)));
        assertThat(house.contacts().contact(contact)).isEmpty();
        assertThat(house.contacts().identity(KEYS.identity("telegram", "main", "7")))
                .isEmpty();
        assertThat(house.table().keys("contact#" + contact.value())).isEmpty();
    }

    @Test
    void tombstonesHoldNoContent() {
        InMemoryTable table = new InMemoryTable();
        House house = House.on(table);
        Ticket ticket = house.receive("m1", NOW);
        house.purgeAt(NOW.plus(TICKET_DAYS).plusSeconds(1));
        assertThat(table.dump().stream()
                        .filter(item -> item.get("kind").s().equals("tombstone"))
                        .flatMap(item -> item.values().stream().map(AttributeValue::toString)))
                .isNotEmpty()
                .noneMatch(value -> value.contains(ticket.id().value()));
    }

    @Test
    void aUnitThatIsGoneTakesItsPointerAlong() {
        InMemoryTable table = new InMemoryTable();
        House house = House.on(table);
        house.put(PurgeUnit.RECEIPT, "r1", RecordClass.RECEIPT, List.of());
        table.delete(List.of(Key.only("receipt", "r1")));
        house.purgeAt(NOW.plus(Duration.ofDays(100)));
        assertThat(table.size()).isZero();
    }
}
