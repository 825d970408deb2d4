package dev.landfall.event;

import dev.landfall.log.Log;
import java.io.InputStream;
import java.util.function.Function;
import org.springframework.messaging.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A function behind the HTTP API.
 *
 * <p>It takes the event as a stream and parses it here: a typed event would let a body or a header replace
 * the event itself (Spring Cloud Function unwraps {@code payload}).
 */
public interface HttpFunction extends Function<Message<InputStream>, byte[]> {

    JsonMapper mapper();

    /** Answers the request; a {@link Problem} becomes its response, anything else a 500 without detail. */
    HttpResponse handle(HttpRequest request);

    @Override
    default byte[] apply(Message<InputStream> message) {
        return answer(message).toEvent(mapper());
    }

    private HttpResponse answer(Message<InputStream> message) {
        HttpRequest request;
        try {
            request = HttpRequest.of(mapper().readTree(message.getPayload()));
        } catch (JacksonException | IllegalArgumentException e) {
            Log.error("event not understood", e);
            return Problem.badRequest("The request cannot be read").toResponse(mapper());
        }
        try {
            return handle(request);
        } catch (Problem problem) {
            Log.info("request refused", "status", problem.status(), "type", problem.type());
            return problem.toResponse(mapper());
        } catch (JacksonException e) {
            Log.error("body not understood", e);
            return Problem.badRequest("The body cannot be read").toResponse(mapper());
        } catch (RuntimeException e) {
            Log.error("request failed", e);
            return new Problem(500, "internal", "Something broke here; please try again").toResponse(mapper());
        }
    }
}
