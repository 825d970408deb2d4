package dev.landfall.intake;

import static dev.landfall.intake.Webhook.events;
import static dev.landfall.intake.Webhook.lineText;
import static dev.landfall.intake.Webhook.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.ticket.Article;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReconcileIntakeTest {

    private static final Duration FIRST = Duration.ofMinutes(21);
    private static final String HELLO = lineText("u1", "1", "hello there");

    private final House house = new House();

    @Test
    void aReceiptWhoseEventsAllEndedIsReadOnceAndLookedAfterNoMore() {
        house.send(Webhook.generic("d1", House.NOW, events(post("a", "1", "x", ""), post("b", "2", "y", ""))));
        house.work();

        house.clock.advance(FIRST);
        house.reconcile();

        assertThat(house.count("due#reconcile")).isEmpty();
        assertThat(house.queue.entries()).hasSize(2);
    }

    @Test
    void nothingIsEnqueuedBeforeTheQueueHadItsOwnTries() {
        house.send(Webhook.line(HELLO));
        house.loseWaiting();

        house.clock.advance(Duration.ofMinutes(19));
        house.reconcile();

        assertThat(house.queue.entries()).hasSize(1);
    }

    @Test
    void onlyTheLostEventIsEnqueuedAgainUnderANewName() {
        house.send(Webhook.generic("d1", House.NOW, events(post("a", "1", "x", ""), post("b", "2", "y", ""))));
        house.loseWaiting();
        house.again(house.queue.entries().getFirst());

        house.clock.advance(FIRST);
        house.reconcile();

        assertThat(house.queue.entries()).hasSize(3);
        assertThat(house.queue.entries().getLast().body()).contains("\"index\":1");
        assertThat(house.queue.entries().getLast().deduplication()).endsWith("-1-1");
        assertThat(house.work().outcomes()).containsExactly("IGNORED no_rule");
    }

    @Test
    void afterTheLastTryWhatIsLeftIsGivenUpByName() {
        house.send(Webhook.line(HELLO));
        for (String wait : List.of("PT21M", "PT61M", "PT241M", "PT721M", "PT1441M")) {
            house.loseWaiting();
            house.clock.advance(Duration.parse(wait));
            house.reconcile();
        }

        assertThat(house.queue.entries()).hasSize(5);
        assertThat(house.outcomes()).containsExactly("QUARANTINED exhausted");
        assertThat(house.count("due#reconcile")).isEmpty();
    }

    @Test
    void whatWasGivenUpIsTakenInWhenItsMessageComesAfterAll() {
        afterTheLastTryWhatIsLeftIsGivenUpByName();

        house.again(house.queue.entries().getFirst());

        assertThat(house.outcomes()).containsExactly("PROCESSED");
        assertThat(house.ticketsOf("line", "u1")).hasSize(1);
        assertThat(house.count("arrivals")).as("watched again").hasSize(2);
    }

    @Test
    void aReceiptThatIsGoneTakesItsPointerWithIt() {
        house.send(Webhook.line(HELLO));
        house.table.write(List.of(dev.landfall.table.Write.delete(
                ReceiptItems.key(house.count("receipt").getFirst()))));

        house.clock.advance(FIRST);
        house.reconcile();

        assertThat(house.count("due#reconcile")).isEmpty();
    }

    @Test
    void aJumpOfTheClockCostsOneTryOnly() {
        house.send(Webhook.line(HELLO));
        house.loseWaiting();

        house.clock.advance(Duration.ofDays(3));
        house.reconcile().reconcile();

        assertThat(house.queue.entries()).hasSize(2);
        assertThat(house.work().outcomes()).containsExactly("PROCESSED");
    }

    static Stream<Integer> writes() {
        return IntStream.range(0, 12).boxed();
    }

    /** Two deliveries, one of them twice, with a message to us alone, a mention and a post that no rule knows. */
    @ParameterizedTest(name = "after {0} writes")
    @MethodSource("writes")
    void dyingBetweenAnyTwoWritesLosesNothingAndDoublesNothing(int writes) {
        house.table.dieAfter(writes);
        story();
        house.table.dieAfter(Integer.MAX_VALUE);
        house.loseWaiting();
        // What was not accepted the vendor delivers again; what was, it need not.
        deliverUnlessAccepted();
        house.work();
        for (int i = 0; i < 3; i++) {
            house.clock.advance(Duration.ofHours(2));
            house.reconcile().work();
        }

        assertStory();
        assertThat(house.count("due#reconcile")).isEmpty();
    }

    /** The same with faults at random places, again and again, in table and queue. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void faultsAtRandomPlacesLoseNothingAndDoubleNothing(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 6; i++) {
            house.table.dieAfter(random.nextInt(5));
            house.queue.breakDown(random.nextBoolean());
            story();
            house.clock.advance(Duration.ofMinutes(random.nextInt(40)));
            house.reconcile();
            if (random.nextBoolean()) {
                house.loseWaiting();
            }
        }
        house.table.dieAfter(Integer.MAX_VALUE);
        house.queue.breakDown(false);
        deliverUnlessAccepted();
        for (int i = 0; i < 8; i++) {
            house.work();
            house.clock.advance(Duration.ofHours(25));
            house.reconcile().work();
        }

        assertStory();
        assertThat(house.count("due#reconcile")).isEmpty();
    }

    private void story() {
        deliver();
        house.work();
        house.send(Webhook.line(HELLO));
        house.work();
    }

    private void deliver() {
        house.send(Webhook.line(HELLO));
        house.send(Webhook.generic("d1", house.clock.instant(), twoPosts()));
    }

    private void deliverUnlessAccepted() {
        if (house.count("receipt").size() < 2) {
            deliver();
        }
    }

    private static String twoPosts() {
        return events(
                post("ana", "1", "@us no me llega el código", ",\"mentionsUs\":true"),
                post("ben", "2", "nice weather", ""));
    }

    private void assertStory() {
        assertThat(house.outcomes()).containsExactly("IGNORED no_rule", "PROCESSED");
        assertThat(house.count("receipt")).hasSize(2);
        assertThat(house.count("source")).hasSize(3);
        assertThat(house.ticketsOf("generic", "ben")).isEmpty();
        for (var ticket : List.of(
                house.ticketsOf("line", "u1").getFirst(),
                house.ticketsOf("generic", "ana").getFirst())) {
            assertThat(house.articles(ticket.id()))
                    .extracting(Article::author)
                    .containsExactly(Article.Author.PERSON, Article.Author.BOT);
            assertThat(house.tickets.outbounds(ticket.id())).hasSize(1);
        }
    }
}
