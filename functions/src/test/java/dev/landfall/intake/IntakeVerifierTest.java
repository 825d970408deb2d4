package dev.landfall.intake;

import static dev.landfall.intake.Webhook.events;
import static dev.landfall.intake.Webhook.lineText;
import static dev.landfall.intake.Webhook.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.table.Key;
import dev.landfall.table.LocalDynamo;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.ticket.Source;
import dev.landfall.ticket.TicketItems;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeVerifierTest {

    private static final IntakeHour HOUR = IntakeHour.of(House.NOW);

    private final House house = new House();
    private final Table table = house.table;

    /** Three receipts with all their outcomes, and an hour of patience more than the horizon. */
    @BeforeEach
    void aSealedHour() {
        house.send(Webhook.line(lineText("u1", "1", "hello there")));
        house.send(Webhook.generic("d1", House.NOW, events(post("a", "1", "x", ""), post("b", "2", "y", ""))));
        house.send(Webhook.line("{\"destination\":\"U1\",\"events\":[]}"));
        house.work();
        for (int i = 0; i < 3; i++) {
            house.clock.advance(Duration.ofHours(24));
            house.reconcile().reconcile().reconcile();
        }
    }

    private List<String> findings() {
        return new IntakeVerifier(table)
                .verify(house.clock.instant()).findings().stream()
                        .map(finding -> finding.hour() + " " + finding.what())
                        .toList();
    }

    private static String said(String what) {
        return HOUR.name() + " " + what;
    }

    private Arrival arrival() {
        return Arrivals.read(table, HOUR, Range.all()).stream()
                .filter(arrival -> arrival.channel().equals("line") && arrival.events() == 1)
                .findFirst()
                .orElseThrow();
    }

    private Receipt receipt() {
        return table.get(ReceiptItems.RECEIPT, ReceiptItems.key(arrival().receipt()))
                .orElseThrow();
    }

    private HourSeal seal(IntakeHour hour) {
        return table.get(HourSeal.KIND, HourSeal.keyOf(hour)).orElseThrow();
    }

    @Test
    void whatIsAsItWasSealedIsSound() {
        IntakeVerifier.Report report = new IntakeVerifier(table).verify(house.clock.instant());

        assertThat(report.findings()).isEmpty();
        assertThat(report.receipts()).isEqualTo(3);
        assertThat(seal(HOUR).channels())
                .containsEntry(
                        "line", "accepted=1 processed=1 duplicate=0 ignored=0 quarantined=0 refused=0 inFlight=0")
                .containsEntry(
                        "generic", "accepted=2 processed=0 duplicate=0 ignored=2 quarantined=0 refused=0 inFlight=0");
        assertThat(seal(HOUR.next()).previous()).isEqualTo(seal(HOUR).root());
    }

    @Test
    void aRemovedReceiptIsNamed() {
        table.write(List.of(Write.delete(ReceiptItems.key(arrival().receipt()))));

        assertThat(new IntakeVerifier(table).verify(house.clock.instant()).findings())
                .containsExactly(new IntakeVerifier.Finding(
                        HOUR.name(), "receipt removed", arrival().receipt()));
    }

    @Test
    void aReceiptThatWasPurgedInItsTimeIsNotMissing() {
        table.write(List.of(Write.delete(ReceiptItems.key(arrival().receipt()))));
        house.clock.advance(Duration.ofDays(15));

        IntakeVerifier.Report report = new IntakeVerifier(table).verify(house.clock.instant());

        assertThat(report.findings()).isEmpty();
        assertThat(report.purged()).isEqualTo(1);
    }

    @Test
    void aChangedBodyIsFound() {
        Receipt receipt = receipt();
        table.write(List.of(Write.put(
                ReceiptItems.RECEIPT,
                new Receipt(
                        receipt.id(),
                        receipt.channel(),
                        receipt.account(),
                        Optional.of("{}".getBytes(StandardCharsets.UTF_8)),
                        receipt.receivedAt(),
                        receipt.stamp()))));

        assertThat(findings()).containsExactly(said("receipt changed"));
    }

    @Test
    void anAddedReceiptIsFound() {
        Receipt receipt = receipt();
        Receipt other = new Receipt(
                "invented",
                receipt.channel(),
                receipt.account(),
                receipt.content(),
                receipt.receivedAt(),
                receipt.stamp());
        table.write(List.of(
                Write.create(ReceiptItems.RECEIPT, other),
                Write.put(Arrival.KIND, Arrival.of(other, arrival().digest(), 1, List.of("k")))));

        assertThat(findings()).containsExactly(said("receipt added"));
    }

    @Test
    void aRemovedOrChangedArrivalIsFound() {
        Arrival arrival = arrival();
        table.write(List.of(Write.put(
                Arrival.KIND,
                new Arrival(
                        arrival.receipt(),
                        "x",
                        arrival.account(),
                        arrival.digest(),
                        arrival.events(),
                        arrival.keys(),
                        false,
                        arrival.receivedAt(),
                        arrival.purgeAt()))));
        assertThat(findings()).containsExactly(said("arrival changed"));

        table.write(List.of(Write.delete(arrival.key())));
        assertThat(findings()).containsExactly(said("arrival removed"));
    }

    @Test
    void aRemovedOrChangedOutcomeIsFound() {
        Key key = TicketItems.sourceKey(arrival().keys().getFirst());
        Source source = table.get(TicketItems.SOURCE, key).orElseThrow();
        table.write(List.of(Write.put(
                TicketItems.SOURCE,
                new Source(source.key(), Source.Outcome.IGNORED, "", "", 0, source.at(), source.expiresAt()))));
        assertThat(findings()).containsExactly(said("outcome changed"));

        table.write(List.of(Write.delete(key)));
        assertThat(findings()).containsExactly(said("outcome removed"));
    }

    @Test
    void aRemovedSealAndAChangedOneAreFound() {
        HourSeal seal = seal(HOUR);
        table.write(List.of(Write.put(
                HourSeal.KIND,
                new HourSeal(
                        HOUR, seal.previous(), seal.root(), Map.of(), seal.pages(), seal.sealedAt(), seal.purgeAt()))));
        assertThat(findings()).containsExactly(said("seal changed"));

        table.write(List.of(Write.delete(HourSeal.keyOf(HOUR))));
        assertThat(findings()).containsExactly(said("seal removed"), HOUR.next().name() + " chain broken");
    }

    @Test
    void anHourThatDoesNotBalanceWaitsAndNamesItsReceipts() {
        House other = new House();
        other.send(Webhook.line(lineText("u1", "1", "hello there")));
        other.loseWaiting();
        for (int i = 0; i < 4; i++) {
            other.clock.advance(Duration.ofHours(12));
            other.reconcile().reconcile().reconcile();
        }

        assertThat(other.table
                        .get(OpenHour.KIND, OpenHour.keyOf(HOUR))
                        .orElseThrow()
                        .unsettled())
                .isEqualTo(other.count("receipt"));
        assertThat(other.table.get(HourSeal.KIND, HourSeal.keyOf(HOUR))).isEmpty();

        other.work();
        other.reconcile();
        assertThat(other.table.get(HourSeal.KIND, HourSeal.keyOf(HOUR))).isPresent();
    }

    @Test
    void theRealTableHoldsArrivalsSealsAndTheirLines() {
        Table real = LocalDynamo.get().table();
        Arrivals.read(table, HOUR, Range.all())
                .forEach(arrival -> real.write(List.of(Write.put(Arrival.KIND, arrival))));
        Inbox inbox = new Inbox(house.unpacking(), new Receipts(real, house.objects, house.policies()), house.mapper());
        Arrivals arrivals = new Arrivals(real, inbox);
        var rules = inbox.receipts().rules();
        var progress = new IntakeProgress(house.clock.instant(), HOUR);
        house.count("source")
                .forEach(key -> real.write(List.of(
                        Write.put(TicketItems.SOURCE, house.tickets.source(key).orElseThrow()))));

        int sealed = new Sealing(real, arrivals).seal(progress, rules, house.clock.instant(), (arrival, key) -> {});

        assertThat(sealed).isPositive();
        assertThat(new IntakeVerifier(real).verify(house.clock.instant()).findings())
                .extracting(IntakeVerifier.Finding::what)
                .as("the receipts themselves were not copied")
                .containsOnly("receipt removed")
                .hasSize(3);
        assertThat(new IntakeBalance(real, inbox).of(HOUR).isSettled()).isTrue();
    }
}
