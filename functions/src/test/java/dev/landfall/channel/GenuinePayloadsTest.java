package dev.landfall.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.landfall.channel.line.LineChannel;
import dev.landfall.channel.meta.MetaChannel;
import dev.landfall.channel.telegram.TelegramChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bodies published by the vendors and by their libraries; skipped where the data folder is absent. */
class GenuinePayloadsTest {

    private static final Path PAYLOADS =
            Path.of(System.getProperty("landfall.data", "../../shared/data")).resolve("payloads");

    @Test
    void everyLineBodyEndsInNamedOutcomes() {
        Map<String, String> outcomes = outcomes("line", new LineChannel());

        assertThat(outcomes)
                .containsEntry("text-user.json", "message")
                .containsEntry("text-group.json", "standby")
                .containsEntry("location.json", "message")
                .containsEntry("image.json", "message")
                .containsEntry("sticker.json", "message")
                .containsEntry("follow.json", "follow")
                .containsEntry("unsend.json", "withdrawn")
                .containsEntry("message-edited.json", "edited")
                .containsEntry("unknown.json", "unknown_event_type,unknown_message_type")
                .containsEntry("resources-callback-request.json", "message,follow")
                .containsEntry("Apparel.json", "not_this_channel");
        assertThat(outcomes.values()).noneMatch(outcome -> outcome.contains("quarantined"));
    }

    @Test
    void everyTelegramBodyEndsInNamedOutcomes() {
        Map<String, String> outcomes = outcomes("telegram", new TelegramChannel());

        assertThat(outcomes)
                .containsEntry("Update.json", "message,edited,inline_query,inline_query,postback")
                .containsEntry("ResponseWithError.json", "not_this_channel");
    }

    @Test
    void everyWhatsAppBodyEndsInNamedOutcomes() throws IOException {
        Path folder = PAYLOADS.resolve("whatsapp/updates");
        assumeThat(folder).as("the data folder with published payloads").isDirectory();
        Map<String, String> outcomes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                GenuineBodies.in(file)
                        .forEach((name, body) -> outcomes.put(
                                file.getFileName().toString().replace("json", "") + name,
                                outcome(MetaChannel.whatsapp().parse(body, AccountContext.of("main")))));
            }
        }

        assertThat(outcomes)
                .hasSizeGreaterThan(60)
                .containsEntry("message.text", "message")
                .containsEntry("message.image", "message")
                .containsEntry("message.chosen_location", "message")
                .containsEntry("message.reaction", "reaction")
                .containsEntry("message.unsupported", "unknown_message_type")
                .containsEntry("message_status.sent", "sent")
                .containsEntry("message_status.played", "read")
                .containsEntry("message_status.failed", "failed")
                .containsEntry("edited_message.image", "edited")
                .containsEntry("deleted_message.revoke", "withdrawn")
                .containsEntry("outgoing_message.text", "own_post")
                .containsEntry("system.phone_number_change", "system")
                .containsEntry("call_status.call_status", "call")
                .containsEntry("callback_button.button", "message")
                .containsEntry("account_update.account_deleted", "account_news");
        assertThat(outcomes.values()).noneMatch(outcome -> outcome.contains("quarantined"));
    }

    private static Map<String, String> outcomes(String folder, Channel channel) {
        assumeThat(PAYLOADS.resolve(folder))
                .as("the data folder with published payloads")
                .isDirectory();
        Map<String, String> outcomes = new TreeMap<>();
        try (Stream<Path> files = Files.list(PAYLOADS.resolve(folder))) {
            for (Path file : files.toList()) {
                Parsed parsed = channel.parse(Files.readAllBytes(file), AccountContext.of("main"));
                outcomes.put(file.getFileName().toString(), outcome(parsed));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return outcomes;
    }

    private static String outcome(Parsed parsed) {
        return switch (parsed) {
            case Parsed.Malformed malformed -> malformed.reason().word();
            case Parsed.Upload upload -> "upload";
            case Parsed.Events events -> words(events.events());
        };
    }

    private static String words(List<InboundEvent> events) {
        return String.join(
                ",",
                events.stream()
                        .map(event -> switch (event) {
                            case InboundEvent.Message message -> "message";
                            case InboundEvent.Edited edited -> "edited";
                            case InboundEvent.Withdrawn withdrawn -> "withdrawn";
                            case InboundEvent.Delivered delivered ->
                                delivered.report().state().name().toLowerCase(Locale.ROOT);
                            case InboundEvent.Ignored ignored ->
                                ignored.reason().word();
                            case InboundEvent.Quarantined quarantined -> "quarantined";
                            case InboundEvent.Mail mail -> "mail";
                            case InboundEvent.Subscription subscription -> "subscription";
                        })
                        .toList());
    }
}
