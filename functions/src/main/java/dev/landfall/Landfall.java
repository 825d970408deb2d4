package dev.landfall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.landfall.language.KeywordRules;
import dev.landfall.language.LanguageId;
import dev.landfall.log.Log;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.crac.Core;
import org.crac.Resource;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/**
 * The Lambda handler of every function: takes the one that {@code SPRING_CLOUD_FUNCTION_DEFINITION} names from Spring
 * Cloud Function's catalog and calls it. A wrong name fails the start.
 */
public final class Landfall implements RequestStreamHandler, Resource {

    private final Wiring wiring;
    private final Function<Message<InputStream>, Message<byte[]>> function;

    public Landfall() {
        this(Wiring.fromEnvironment());
    }

    Landfall(Wiring wiring) {
        this.wiring = wiring;
        GenericApplicationContext context = new Catalog(wiring).start();
        this.function = lookup(context, wiring.definition());
        Core.getGlobalContext().register(this);
    }

    private static Function<Message<InputStream>, Message<byte[]>> lookup(
            GenericApplicationContext context, String name) {
        Function<Message<InputStream>, Message<byte[]>> found =
                context.getBean(FunctionCatalog.class).lookup(name);
        if (found == null) {
            throw new IllegalStateException("There is no function named " + name);
        }
        return found;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Log.correlate(context.getAwsRequestId());
        wiring.clock().moveTo(clockOffset(context));
        output.write(function.apply(new GenericMessage<>(input)).getPayload());
    }

    /** Only the local cloud can move the clock; elsewhere whatever a caller sends is ignored. */
    private Duration clockOffset(Context context) {
        if (!wiring.isLocal() || context.getClientContext() == null) {
            return Duration.ZERO;
        }
        Map<String, String> custom = context.getClientContext().getCustom();
        return Optional.ofNullable(custom)
                .map(values -> values.get("clockOffset"))
                .map(Duration::parse)
                .orElse(Duration.ZERO);
    }

    /**
     * Before a snapshot: the classes and connections of a first read, with nothing written and no secret fetched, and
     * the keyword rules where posts are read, which cost most of all policies to compile.
     */
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        wiring.prime();
        if (Functions.READ_POSTS.contains(wiring.definition())) {
            KeywordRules.current(wiring.policies());
            LanguageId.of("priming");
        }
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        wiring.restored();
    }
}
