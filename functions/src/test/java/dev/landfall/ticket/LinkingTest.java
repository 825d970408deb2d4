package dev.landfall.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.House;
import dev.landfall.House.Words;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.contact.Cards;
import dev.landfall.contact.Contact;
import dev.landfall.contact.ContactId;
import dev.landfall.contact.LinkCodes;
import dev.landfall.contact.Newcomer;
import dev.landfall.contact.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkingTest {

    private static final List<String> AREAS = List.of("login", "calls", "payments", "messages");

    @Test
    void ofTwoOpenTicketsInOneAreaTheOlderKeepsThePointer() {
        House house = new House(1);
        Ticket older = house.opens("x", "eva", "m1", "login");
        house.advance(Duration.ofMinutes(5));
        Ticket newer = house.opens("app", "eva", "m1", "login");

        tell(house, code(house, "app"), "x");

        ContactId one = person(house, "app").contact().id();
        assertThat(person(house, "x").contact().id()).isEqualTo(one);
        assertThat(house.tickets.openTickets(one)).extracting(Ticket::id).containsExactly(older.id());
        assertThat(house.tickets.find(newer.id()).orElseThrow().sameAs()).contains(older.id());
        assertThat(house.tickets.timeline(one, 10, Optional.empty()).items()).hasSize(2);
        assertThat(house.opens("x", "eva", "m2", "login").id()).isEqualTo(older.id());
        assertThat(house.linking.find(one, older.contact())).map(Link::state).contains(Link.State.DONE);
    }

    @Test
    void aStrangerWhoTellsACodeHasNothingToMove() {
        House house = new House(1);
        house.opens("app", "eva", "m1", "login");
        String code = code(house, "app");
        Newcomer stranger = new Newcomer(
                house.keys.identity("line", "main", "eva"),
                "line",
                "main",
                "eva",
                "es",
                person(house, "app").identity().stamp().jurisdiction());

        assertThat(house.linking.redeem(
                        " " + code.substring(0, 4) + " " + code.substring(4), stranger, house.instant()))
                .contains(new Linking.Linked(person(house, "app").contact().id()));
        assertThat(person(house, "line").contact())
                .isEqualTo(person(house, "app").contact());
    }

    @Test
    void aCodeIsGoodOnceAndForTenMinutesAndGuessingEnds() {
        House house = new House(1);
        house.opens("app", "eva", "m1", "login");
        house.opens("x", "eva", "m1", "login");
        house.opens("x", "mallory", "m1", "login");
        String late = code(house, "app");
        house.advance(LinkCodes.VALID);
        assertThat(tell(house, late, "x")).isEmpty();

        String code = code(house, "app");
        assertThat(tell(house, code, "x")).isPresent();
        Person mallory =
                house.contacts.find(house.keys.identity("x", "main", "mallory")).orElseThrow();
        assertThat(house.linking.redeem(code, mallory, house.instant())).isEmpty();
        assertThat(house.linking.redeem("hello 12345678", mallory, house.instant()))
                .isEmpty();

        for (int guess = 0; guess < 5; guess++) {
            house.linking.redeem("0000000" + guess, mallory, house.instant());
        }
        assertThat(house.linking.redeem(code(house, "app"), mallory, house.instant()))
                .isEmpty();
        assertThat(mallory.contact())
                .isEqualTo(house.contacts.contact(mallory.contact().id()).orElseThrow());
    }

    @Test
    void tellingsAtOnceAreNoCheaperThanOneAfterTheOther() throws Exception {
        House house = new House(1);
        house.opens("app", "eva", "m1", "login");
        house.opens("x", "mallory", "m1", "login");
        String code = code(house, "app");
        Person mallory =
                house.contacts.find(house.keys.identity("x", "main", "mallory")).orElseThrow();
        Callable<Boolean> tell = () -> house.codes
                .told(code, mallory.identity().key(), mallory.identity().stamp().jurisdiction(), house.instant())
                .isPresent();
        assertThat(atOnce(Collections.nCopies(60, tell)).stream().filter(answered -> answered))
                .hasSizeBetween(1, 5);
    }

    @Test
    void ofManyWhoTellOneCodeAtOnceOneIsLinkedAndNobodyBreaks() throws Exception {
        House house = new House(1);
        house.opens("app", "eva", "m1", "login");
        String code = code(house, "app");
        List<Callable<Boolean>> tellers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            house.opens("x", "user" + i, "m1", "login");
            Person teller = house.contacts
                    .find(house.keys.identity("x", "main", "user" + i))
                    .orElseThrow();
            tellers.add(
                    () -> house.linking.redeem(code, teller, house.instant()).isPresent());
        }
        assertThat(atOnce(tellers).stream().filter(linked -> linked)).hasSize(1);
    }

    private static List<Boolean> atOnce(List<Callable<Boolean>> calls) throws Exception {
        List<Boolean> results = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(calls)) {
                results.add(done.get());
            }
        }
        return results;
    }

    @Test
    void nobodyGetsMoreThanFiveCodesAnHour() {
        House house = new House(1);
        house.opens("app", "eva", "m1", "login");
        Contact eva = person(house, "app").contact();
        for (int i = 0; i < 5; i++) {
            assertThat(house.codes.issue(eva, house.instant())).isInstanceOf(LinkCodes.Issued.Code.class);
        }
        assertThat(house.codes.issue(eva, house.instant())).isInstanceOf(LinkCodes.Issued.TooMany.class);
        house.advance(Duration.ofHours(1));
        assertThat(house.codes.issue(eva, house.instant())).isInstanceOf(LinkCodes.Issued.Code.class);
    }

    @Test
    void noCodeIsStored() {
        House house = new House(1);
        house.opens("app", "eva", "m1", "login");
        String code = code(house, "app");
        assertThat(house.table.dump().toString()).doesNotContain(code);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aCrashBetweenAnyTwoWritesEndsAsIfThereHadBeenNone(long seed) {
        House whole = lived(seed);
        String code = code(whole, "app");
        assertThat(tell(whole, code, "x")).isPresent();
        Map<Object, Object> expected = state(whole);
        assertThat(person(whole, "line").contact())
                .isEqualTo(person(whole, "app").contact());
        boolean died = true;
        int writes = 0;
        for (; died; writes++) {
            House house = lived(seed);
            String again = code(house, "app");
            assertThat(again).isEqualTo(code);
            house.table.dieAfter(writes);
            died = dies(() -> tell(house, again, "x"));
            house.table.dieAfter(Integer.MAX_VALUE);
            tell(house, again, "x");
            assertThat(state(house)).as("after " + writes + " writes").isEqualTo(expected);
        }
        assertThat(writes).isGreaterThan(5);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anUndoneLinkLeavesEachTheirOwn(long seed) {
        House house = lived(seed);
        ContactId app = person(house, "app").contact().id();
        ContactId x = person(house, "x").contact().id();
        List<TicketId> appOpen = open(house, app);
        List<TicketId> xOpen = open(house, x);
        tell(house, code(house, "app"), "x");

        assertThat(house.linking.undo(app, x, house.instant())).isTrue();

        assertThat(open(house, app)).containsExactlyInAnyOrderElementsOf(appOpen);
        assertThat(open(house, x)).containsExactlyInAnyOrderElementsOf(xOpen);
        assertThat(person(house, "x").contact().id()).isEqualTo(x);
        assertThat(house.tickets.timeline(x, 200, Optional.empty()).items())
                .allSatisfy(article -> assertThat(article.origin().channel()).isNotEqualTo("app"));
        assertThat(house.linking.undo(app, x, house.instant())).isFalse();
    }

    /** Two contacts of one person, with tickets open and solved, and a third identity of the second one. */
    private static House lived(long seed) {
        House house = new House(seed);
        Random random = new Random(seed);
        house.opens("app", "eva", "first", "spam");
        house.opens("x", "eva", "first", "account");
        Newcomer onLine = new Newcomer(
                house.keys.identity("line", "main", "eva"),
                "line",
                "main",
                "eva",
                "es",
                person(house, "x").identity().stamp().jurisdiction());
        house.linking.redeem(code(house, "x"), onLine, house.instant());
        new Cards(house.table)
                .decline(
                        person(house, "x").contact().id(),
                        "large_groups",
                        onLine.jurisdiction(),
                        ComplianceRules.current(house.policies),
                        house.instant());
        for (int i = 0; i < 14; i++) {
            String channel = List.of("app", "x", "line").get(random.nextInt(3));
            Ticket ticket = House.ticket(house.says(
                    new Words(channel, "eva", "m" + i, "hola " + i, "es"),
                    Optional.of(AREAS.get(random.nextInt(AREAS.size()))),
                    Map.of()));
            house.advance(Duration.ofMinutes(1 + random.nextInt(60)));
            if (random.nextInt(4) == 0) {
                TicketWork work = TicketWork.on(house.tickets.find(ticket.id()).orElseThrow(), house.instant());
                AgentActions.solve(work, "ana");
                house.tickets.commit(work);
            }
        }
        return house;
    }

    private static List<TicketId> open(House house, ContactId contact) {
        return house.tickets.openTickets(contact).stream().map(Ticket::id).toList();
    }

    /** All that is stored, but for how often codes were told: a telling that a crash cut short counts too. */
    private static Map<Object, Object> state(House house) {
        Map<Object, Object> items = new java.util.TreeMap<>();
        house.table.dump().stream()
                .filter(item -> !item.get("kind").s().equals("linktries"))
                .forEach(item ->
                        items.put(item.get("pk").s() + " " + item.get("sk").s(), item.toString()));
        return items;
    }

    private static boolean dies(Runnable work) {
        try {
            work.run();
            return false;
        } catch (IllegalStateException died) {
            return true;
        }
    }

    private static Person person(House house, String channel) {
        return house.contacts.find(house.keys.identity(channel, "main", "eva")).orElseThrow();
    }

    private static String code(House house, String channel) {
        return ((LinkCodes.Issued.Code) house.codes.issue(person(house, channel).contact(), house.instant())).digits();
    }

    private static Optional<Linking.Linked> tell(House house, String code, String channel) {
        return house.linking.redeem(code, person(house, channel), house.instant());
    }
}
