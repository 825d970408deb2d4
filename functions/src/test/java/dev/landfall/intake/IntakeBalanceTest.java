package dev.landfall.intake;

import static dev.landfall.intake.Webhook.events;
import static dev.landfall.intake.Webhook.lineText;
import static dev.landfall.intake.Webhook.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntakeBalanceTest {

    private static final IntakeHour HOUR = IntakeHour.of(House.NOW);

    private final House house = new House();

    private IntakeBalance.Balance balance() {
        return house.balance().of(HOUR);
    }

    @Test
    void whatIsUnderWayIsInFlightAndNamedByItsReceipt() {
        house.send(Webhook.line(lineText("u1", "1", "hello there")));

        assertThat(balance().channels()).containsOnlyKeys("line");
        assertThat(balance().total()).isEqualTo(new Tally(1, 0, 0, 0, 0, 0, 1));
        assertThat(balance().unsettled()).isEqualTo(house.count("receipt"));
        assertThat(balance().isSettled()).isFalse();
    }

    @Test
    void everyEventIsCountedOnceByItsChannelAndItsOutcome() {
        house.send(Webhook.line(lineText("u1", "1", "hello there")));
        house.send(Webhook.generic(
                "d1",
                House.NOW,
                events(
                        post("ana", "1", "@us no me llega el código", ",\"mentionsUs\":true"),
                        post("b", "2", "x", ""))));
        house.send(Webhook.generic("d2", House.NOW, "{\"events\":\"none\"}"));
        house.work();

        assertThat(balance().channels().get("line")).isEqualTo(new Tally(1, 1, 0, 0, 0, 0, 0));
        assertThat(balance().channels().get("generic")).isEqualTo(new Tally(3, 1, 0, 1, 1, 0, 0));
        assertThat(balance().isSettled()).isTrue();
    }

    @Test
    void theSameMessageInTwoDeliveriesIsADuplicateOnce() {
        house.send(Webhook.generic("d1", House.NOW, events(post("a", "1", "x", ""))));
        house.work();
        house.clock.advance(Duration.ofMinutes(1));
        house.send(Webhook.generic("d2", house.clock.instant(), events(post("a", "1", "x", ""))));
        house.work();

        assertThat(balance().total()).isEqualTo(new Tally(2, 0, 1, 1, 0, 0, 0));
    }

    @Test
    void theSameDeliveryAgainCountsOnce() {
        house.send(Webhook.line(lineText("u1", "1", "hello there")));
        house.send(Webhook.line(lineText("u1", "1", "hello there")));
        house.work();

        assertThat(balance().total().accepted()).isEqualTo(1);
    }

    @Test
    void aDeliveryOfManyEventsIsCountedByItsBody() {
        String many = IntStream.range(0, 40)
                .mapToObj(i -> post("a" + i, "" + i, "x", ""))
                .collect(Collectors.joining(","));
        house.send(Webhook.generic("d1", House.NOW, events(many)));

        assertThat(balance().total().inFlight()).isEqualTo(40);
        house.work();
        assertThat(balance().total()).isEqualTo(new Tally(40, 0, 0, 40, 0, 0, 0));
    }

    @Test
    void anHourWithoutADeliveryBalances() {
        assertThat(house.balance().of(HOUR.next()).isSettled()).isTrue();
        assertThat(house.balance().between(HOUR, HOUR.next())).hasSize(2);
    }
}
