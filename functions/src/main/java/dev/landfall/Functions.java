package dev.landfall;

import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.springframework.messaging.Message;

/** Every function by the name that template.yaml gives it. Only the one asked for is built. */
final class Functions {

    static final List<String> NAMES = List.of();

    private Functions() {}

    static Function<Message<InputStream>, byte[]> build(String name, Wiring wiring) {
        // A switch on the name, one line a function: case "receiveWebhook" -> new ReceiveWebhook(wiring.…);
        throw new IllegalStateException(
                "SPRING_CLOUD_FUNCTION_DEFINITION names no function of ours: it must be one of " + NAMES);
    }
}
