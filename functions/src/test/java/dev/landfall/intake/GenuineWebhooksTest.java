package dev.landfall.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bodies published by the vendors, signed and sent through the door; skipped where the data folder is absent. */
class GenuineWebhooksTest {

    private static final Path PAYLOADS =
            Path.of(System.getProperty("landfall.data", "../../shared/data")).resolve("payloads");

    @Test
    void everyLineBodyEndsAsTicketOrNamedOutcome() throws IOException {
        assertAllEnd("line", Webhook::line);
    }

    @Test
    void everyTelegramBodyEndsAsTicketOrNamedOutcome() throws IOException {
        assertAllEnd("telegram", Webhook::telegram);
    }

    private static void assertAllEnd(String folder, Function<byte[], Webhook> signed) throws IOException {
        assumeThat(PAYLOADS.resolve(folder))
                .as("the data folder with published payloads")
                .isDirectory();
        try (Stream<Path> files = Files.list(PAYLOADS.resolve(folder))) {
            List<Path> all = files.sorted().toList();
            assertThat(all).isNotEmpty();
            for (Path file : all) {
                House house = new House();
                assertThat(house.send(signed.apply(Files.readAllBytes(file))).status())
                        .as(file.getFileName().toString())
                        .isEqualTo(200);
                int events = house.queue.entries().size();

                house.work();

                assertThat(house.count("source"))
                        .as(file.getFileName().toString())
                        .hasSize(events);
                assertThat(house.outcomes())
                        .as(file.getFileName().toString())
                        .allMatch(outcome -> outcome.matches("PROCESSED|(IGNORED|QUARANTINED) [a-z0-9_]+"));
            }
        }
    }
}
