package dev.landfall;

import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.springframework.messaging.Message;

/** The deployed functions as they are wired, around engines that a test brings along. */
public final class FunctionsInProcess {
    private FunctionsInProcess() {}

    /** @param parts the engines, under the names that {@link Wiring} knows them by */
    public static Function<Message<InputStream>, byte[]> build(
            String name, Map<String, String> environment, Clock clock, Map<String, Object> parts) {
        return Functions.build(name, new Wiring(environment, clock, parts));
    }
}
