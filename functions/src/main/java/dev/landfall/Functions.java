package dev.landfall;

import dev.landfall.intake.ReceiveWebhook;
import dev.landfall.intake.ReconcileIntake;
import dev.landfall.intake.SocialPostToTicket;
import dev.landfall.intake.SocialPosts;
import dev.landfall.intake.SocialReplies;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.springframework.messaging.Message;

/** Every function by the name that template.yaml gives it. Only the one asked for is built. */
final class Functions {

    static final List<String> NAMES = List.of("receiveWebhook", "reconcileIntake", "socialPostToTicket");

    private Functions() {}

    static Function<Message<InputStream>, byte[]> build(String name, Wiring wiring) {
        return switch (name) {
            case "receiveWebhook" -> new ReceiveWebhook(wiring.inbox(), wiring.dispatch(), wiring.clock());
            case "reconcileIntake" ->
                new ReconcileIntake(wiring.inbox(), wiring.dispatch(), wiring.reception(), wiring.clock());
            case "socialPostToTicket" ->
                new SocialPostToTicket(
                        wiring.inbox(),
                        new SocialPosts(wiring.policies(), wiring.accounts()),
                        new SocialPostToTicket.Desk(
                                wiring.reception(), new SocialReplies(wiring.wordings(), wiring.answering())),
                        wiring.clock());
            default ->
                throw new IllegalStateException(
                        "SPRING_CLOUD_FUNCTION_DEFINITION names no function of ours: it must be one of " + NAMES);
        };
    }
}
