package dev.landfall.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.compliance.Jurisdiction;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.IdentityKey;
import dev.landfall.contact.Ids;
import dev.landfall.contact.Keys;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.table.InMemoryTable;
import dev.landfall.table.LocalDynamo;
import dev.landfall.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ReceptionTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Keys KEYS = new Keys(() -> new byte[32]);
    private static final Reception.Answering SILENCE = (work, message, person) -> {};

    record House(Table table, Tickets tickets, Contacts contacts, Reception reception) {
        static House on(Table table) {
            Tickets tickets = new Tickets(table, KEYS);
            Contacts contacts = new Contacts(table);
            return new House(
                    table,
                    tickets,
                    contacts,
                    new Reception(
                            tickets,
                            contacts,
                            new Reception.Names(KEYS, Ids.secure()),
                            new PolicyFiles(JsonMapper.builder().build())));
        }

        Received receive(Incoming incoming) {
            return reception.receive(incoming, NOW, SILENCE);
        }
    }

    static Stream<Table> tables() {
        return Stream.of(new InMemoryTable(), LocalDynamo.get().table());
    }

    static Incoming message(String user, String id, Optional<String> area) {
        IdentityKey identity = KEYS.identity("telegram", "main", user);
        Origin origin = new Origin("telegram", "main", identity, user, Map.of("chat", user));
        return Incoming.direct(
                ArticleDraft.fromPerson(
                        KEYS.source("telegram", "main", user, id), origin, "No me llega el código", "es", NOW),
                user,
                area,
                "es-MX",
                new Jurisdiction("default", Jurisdiction.Source.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aReplayedMessageWritesNothing(Table table) {
        House house = House.on(table);
        Received first = house.receive(message("7", "m1", Optional.of("login")));
        Received again = house.receive(message("7", "m1", Optional.of("login")));
        Ticket ticket = ((Received.Opened) first).ticket();
        assertThat(again).isInstanceOf(Received.Duplicate.class);
        assertThat(house.tickets().articles(ticket.id(), 0, 10)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theNextMessageOfTheSameAreaJoinsAndAnotherAreaOpens(Table table) {
        House house = House.on(table);
        Ticket first = ((Received.Opened) house.receive(message("7", "m1", Optional.of("login")))).ticket();
        assertThat(house.receive(message("7", "m2", Optional.of("login")))).isInstanceOf(Received.Joined.class);
        assertThat(house.receive(message("7", "m3", Optional.of("calls")))).isInstanceOf(Received.Opened.class);
        assertThat(house.receive(message("7", "m4", Optional.empty()))).isInstanceOf(Received.Joined.class);
        assertThat(house.tickets().openTickets(first.contact())).hasSize(2);
        assertThat(house.tickets().byTrackingCode(first.trackingCode())).isPresent();
        assertThat(house.tickets().byReplyToken(first.token())).isPresent();
        assertThat(house.tickets().byReplyToken(first.trackingCode())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void whatIsReadBackIsWhatWasWritten(Table table) {
        House house = House.on(table);
        Received.Opened opened = (Received.Opened) house.receive(message("7", "m1", Optional.of("login")));
        Ticket read = house.tickets().find(opened.ticket().id()).orElseThrow();
        assertThat(read).isEqualTo(opened.ticket().stored());
        assertThat(house.tickets().articles(read.id(), 0, 10)).isEqualTo(opened.articles());
        assertThat(read.stamp().ruleVersion()).isPositive();
        assertThat(read.progress().firstReplyDue()).isPresent();
    }

    @Test
    void theSameMessageTwiceAtOnceIsOneTicket() throws Exception {
        House house = House.on(LocalDynamo.get().table());
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Received>> calls = IntStream.range(0, 12)
                    .<Callable<Received>>mapToObj(
                            i -> () -> house.receive(message("7", "m" + i % 4, Optional.of("login"))))
                    .toList();
            long opened = 0;
            for (var done : threads.invokeAll(calls)) {
                opened += done.get() instanceof Received.Opened ? 1 : 0;
            }
            assertThat(opened).isEqualTo(1);
        }
        var person =
                house.contacts().find(KEYS.identity("telegram", "main", "7")).orElseThrow();
        List<Ticket> open = house.tickets().openTickets(person.contact().id());
        assertThat(open).hasSize(1);
        assertThat(house.tickets().articles(open.getFirst().id(), 0, 50))
                .hasSize(4)
                .extracting(Article::sequence)
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOrderAndRepetitionLeavesTheSameMattersAndArticles(long seed) {
        List<Incoming> events = new ArrayList<>();
        for (int user = 0; user < 3; user++) {
            for (int i = 0; i < 6; i++) {
                events.add(message("u" + user, "m" + i, Optional.of(i % 2 == 0 ? "login" : "calls")));
            }
        }
        List<Incoming> shuffled = new ArrayList<>(events);
        shuffled.addAll(events.subList(0, 9));
        Collections.shuffle(shuffled, new Random(seed));
        House house = House.on(new InMemoryTable());
        shuffled.forEach(house::receive);
        for (int user = 0; user < 3; user++) {
            var person = house.contacts()
                    .find(KEYS.identity("telegram", "main", "u" + user))
                    .orElseThrow();
            List<Ticket> open = house.tickets().openTickets(person.contact().id());
            assertThat(open).extracting(t -> t.matter().area()).containsExactlyInAnyOrder("login", "calls");
            assertThat(open)
                    .allSatisfy(ticket -> assertThat(house.tickets().articles(ticket.id(), 0, 50))
                            .hasSize(3));
        }
    }

    @Test
    void aTicketAtTheDeskAlwaysHasItsPacket() {
        House house = House.on(new InMemoryTable());
        house.reception().receive(message("7", "m1", Optional.of("account")), NOW, (work, message, person) -> {
            Handover.handOver(
                    work,
                    "latam",
                    new Handover.Story(
                            work.added(),
                            List.of(),
                            List.of(),
                            1,
                            List::of,
                            new HandoverReason("handover", Priority.URGENT, 1)));
        });
        DeskEntry entry = house.tickets().waiting("latam", 10).getFirst();
        Ticket ticket = house.tickets().find(entry.ticket()).orElseThrow();
        assertThat(house.tickets().packets(entry.ticket())).hasSize(1);
        assertThat(ticket.ownership().isBot()).isFalse();
        assertThat(ticket.ownership().epoch()).isEqualTo(2);
        TicketWork claim = TicketWork.on(ticket, NOW.plus(Duration.ofMinutes(1)));
        AgentActions.claim(claim, "agent-1");
        house.tickets().commit(claim);
        assertThat(house.tickets().waiting("latam", 10)).isEmpty();
    }
}
