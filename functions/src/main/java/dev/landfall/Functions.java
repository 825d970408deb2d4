package dev.landfall;

import dev.landfall.desk.ServeDesk;
import dev.landfall.person.ServeMe;
import dev.landfall.person.ServeNotices;
import dev.landfall.recommendation.RecommendFeature;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.springframework.messaging.Message;

/** Every function by the name that template.yaml gives it. Only the one asked for is built. */
final class Functions {

    static final List<String> NAMES = List.of("recommendFeature", "serveDesk", "serveMe", "serveNotices");

    private Functions() {}

    static Function<Message<InputStream>, byte[]> build(String name, Wiring wiring) {
        return switch (name) {
            case "recommendFeature" ->
                new RecommendFeature(
                        wiring.mapper(),
                        wiring.tickets(),
                        wiring.recommending(),
                        new RecommendFeature.When(wiring.policies(), wiring.clock()));
            case "serveDesk" -> new ServeDesk(wiring.mapper(), wiring.deskReading(), wiring.deskWork(), wiring.clock());
            case "serveMe" ->
                new ServeMe(
                        wiring.mapper(),
                        wiring.me(),
                        new ServeMe.Claims(wiring.keys(), wiring.policies()),
                        wiring.clock());
            case "serveNotices" ->
                new ServeNotices(wiring.mapper(), wiring.policies(), wiring.wordings(), wiring.clock());
            default ->
                throw new IllegalStateException(
                        "SPRING_CLOUD_FUNCTION_DEFINITION names no function of ours: it must be one of " + NAMES);
        };
    }
}
