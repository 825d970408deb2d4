package dev.landfall;

import dev.landfall.channel.SendReply;
import dev.landfall.intake.EmailToTicket;
import dev.landfall.retention.PurgeExpired;
import dev.landfall.retention.PurgeUnits;
import dev.landfall.ticket.PublishTicketEvents;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.springframework.messaging.Message;

/** Every function by the name that template.yaml gives it. Only the one asked for is built. */
final class Functions {

    static final List<String> NAMES = List.of("emailToTicket", "publishTicketEvents", "purgeExpired", "sendReply");

    private Functions() {}

    static Function<Message<InputStream>, byte[]> build(String name, Wiring wiring) {
        return switch (name) {
            case "emailToTicket" ->
                new EmailToTicket(wiring.mailPost(), wiring.mailArrivals(), wiring.clock(), wiring.mapper());
            case "publishTicketEvents" ->
                new PublishTicketEvents(wiring.eventQueues(), wiring.policies(), wiring.mapper());
            case "purgeExpired" ->
                new PurgeExpired(
                        wiring.table(),
                        new PurgeUnits(wiring.table(), wiring.objects(), wiring.keys()),
                        wiring.policies(),
                        wiring.clock());
            case "sendReply" -> new SendReply(wiring.dispatcher(), wiring.mapper());
            default ->
                throw new IllegalStateException(
                        "SPRING_CLOUD_FUNCTION_DEFINITION names no function of ours: it must be one of " + NAMES);
        };
    }
}
