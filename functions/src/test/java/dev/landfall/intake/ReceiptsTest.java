package dev.landfall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.due.Due;
import dev.landfall.objects.InMemoryObjects;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.table.InMemoryTable;
import dev.landfall.table.LocalDynamo;
import dev.landfall.table.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ReceiptsTest {

    private static final Instant NOW = House.NOW;

    private final InMemoryObjects objects = new InMemoryObjects();

    static Stream<Table> tables() {
        return Stream.of(new InMemoryTable(), LocalDynamo.get().table());
    }

    private Receipts receipts(Table table) {
        return new Receipts(table, objects, new PolicyFiles(JsonMapper.builder().build()));
    }

    private static Receipts.Delivered delivered(String id, byte[] body) {
        return new Receipts.Delivered(id, "line", "main", Optional.of("DE"), body);
    }

    private static byte[] bytes(int length, int value) {
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) value);
        return body;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aBodyComesBackByteForByte(Table table) {
        Receipts receipts = receipts(table);
        List<byte[]> bodies = List.of(
                new byte[0],
                "{\"text\":\"日本語 \\ud83d\"}".getBytes(StandardCharsets.UTF_8),
                bytes(Receipts.LARGEST_ITEM_BODY, 'x'),
                bytes(Receipts.LARGEST_ITEM_BODY, 0xff),
                bytes(Receipts.LARGEST_ITEM_BODY + 1, 0xff));
        for (int i = 0; i < bodies.size(); i++) {
            receipts.accept(delivered("r" + i, bodies.get(i)), List.of(), NOW);

            Receipt receipt = receipts.find("r" + i).orElseThrow();

            assertThat(receipts.body(receipt)).as("body %d", i).hasValue(bodies.get(i));
            assertThat(receipt.receivedAt()).isEqualTo(NOW);
            assertThat(receipt.stamp().jurisdiction().code()).isEqualTo("DE");
        }
        assertThat(objects.keys()).containsExactly("receipts/r4");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theFirstDeliveryStands(Table table) {
        Receipts receipts = receipts(table);

        assertThat(receipts.accept(delivered("r", bytes(3, 'a')), List.of(), NOW)
                        .isNew())
                .isTrue();
        assertThat(receipts.accept(delivered("r", bytes(3, 'b')), List.of(), NOW)
                        .isNew())
                .isFalse();

        assertThat(receipts.find("r").flatMap(receipts::body)).hasValue(bytes(3, 'a'));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void checksComeAfterEverLongerWaitsAndEnd(Table table) {
        Receipts receipts = receipts(table);
        receipts.accept(delivered("r", bytes(3, 'a')), List.of(), NOW);
        receipts.checkAt("r", 0, NOW.plus(receipts.rules().first()));
        List<Duration> waits = new ArrayList<>();
        Instant at = NOW;
        for (Optional<Due> due = next(receipts); due.isPresent(); due = next(receipts)) {
            waits.add(Duration.between(at, due.get().at()));
            at = due.get().at();
            if (receipts.isLast(due.get())) {
                receipts.drop(due.get());
            } else {
                receipts.checkAgain(due.get(), at);
                receipts.checkAgain(due.get(), at.plusSeconds(1));
            }
        }

        assertThat(waits).hasSizeGreaterThan(3).isSorted();
        assertThat(waits.getFirst()).isGreaterThan(Duration.ofMinutes(15));
    }

    private static Optional<Due> next(Receipts receipts) {
        List<Due> found = new ArrayList<>();
        receipts.sweep(NOW.plus(Duration.ofDays(30)), (due, id) -> found.add(due));
        assertThat(found).hasSizeLessThan(2);
        return found.stream().findFirst();
    }
}
