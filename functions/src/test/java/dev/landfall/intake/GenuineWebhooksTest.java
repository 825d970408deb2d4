package dev.landfall.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.landfall.channel.GenuineBodies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    @Test
    void everyWhatsAppBodyEndsAsTicketOrNamedOutcome() throws IOException {
        assertAllEnd("whatsapp/updates", body -> Webhook.meta("whatsapp", body));
    }

    private static void assertAllEnd(String folder, Function<byte[], Webhook> signed) throws IOException {
        assumeThat(PAYLOADS.resolve(folder))
                .as("the data folder with published payloads")
                .isDirectory();
        try (Stream<Path> files = Files.list(PAYLOADS.resolve(folder))) {
            List<Path> all = files.sorted().toList();
            assertThat(all).isNotEmpty();
            for (Path file : all) {
                for (Map.Entry<String, byte[]> body : bodies(file).entrySet()) {
                    assertEnds(file.getFileName() + " " + body.getKey(), signed.apply(body.getValue()));
                }
            }
        }
    }

    private static Map<String, byte[]> bodies(Path file) throws IOException {
        return file.toString().contains("whatsapp") ? GenuineBodies.in(file) : Map.of("", Files.readAllBytes(file));
    }

    private static void assertEnds(String name, Webhook webhook) {
        House house = new House();
        assertThat(house.send(webhook).status()).as(name).isEqualTo(200);
        int events = house.queue.entries().size();
        house.work();
        // A report of a message that is not ours waits for as long as one of ours might still be on its way.
        house.clock.advance(Duration.ofMinutes(2));
        house.work();
        // An edit or withdrawal of a message that was never told has an outcome, and so has that message.
        assertThat(house.count("source")).as(name).hasSizeGreaterThanOrEqualTo(events);
        house.clock.advance(Duration.ofHours(1));
        assertThat(house.reconcile().queue.entries()).as(name).hasSize(events);
        assertThat(house.outcomes())
                .as(name)
                .allMatch(outcome -> outcome.matches("PROCESSED( taken_as_new)?|(IGNORED|QUARANTINED) [a-z0-9_]+"));
    }
}
