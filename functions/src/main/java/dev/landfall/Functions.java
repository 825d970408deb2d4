package dev.landfall;

import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.messaging.Message;

/** Every function by the name that template.yaml gives it. Only the one asked for is built. */
final class Functions {

    private static final Map<String, Function<Wiring, Function<Message<InputStream>, byte[]>>> BY_NAME =
            new TreeMap<>();

    private Functions() {}

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    static Function<Message<InputStream>, byte[]> build(String name, Wiring wiring) {
        var builder = BY_NAME.get(name);
        if (builder == null) {
            throw new IllegalStateException(
                    "SPRING_CLOUD_FUNCTION_DEFINITION names no function of ours: it must be one of " + names());
        }
        return builder.apply(wiring);
    }
}
