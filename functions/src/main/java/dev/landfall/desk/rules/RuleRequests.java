package dev.landfall.desk.rules;

import dev.landfall.event.HttpRequest;
import dev.landfall.event.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads who asks, which rule is meant, and from which version a change goes out. */
final class RuleRequests {

    private static final String OPERATOR = "landfall/operator";
    private static final String VERSION = "\"?([0-9]{1,9})\"?";

    private RuleRequests() {}

    /** The authorizer asks for the scope too; a route that was opened by mistake stays closed here. */
    static String operator(HttpRequest request) {
        String operator =
                request.claim("sub").orElseThrow(() -> new Problem(401, "unauthenticated", "The token names nobody"));
        String scopes = request.claim("scope").orElse("");
        if (!Arrays.asList(scopes.split(" ", -1)).contains(OPERATOR)) {
            throw new Problem(403, "not-an-operator", "Only operators see and change the rules");
        }
        return operator;
    }

    static String id(HttpRequest request) {
        String id = request.pathParameter("id");
        if (!id.matches(RuleReader.ID) || id.equals("dry-run")) {
            throw RuleReader.refused("bad-id", "An id has 2 to 64 of a-z, 0-9 and -");
        }
        return id;
    }

    static RuleWork.Call call(HttpRequest request, JsonNode body, String why, Instant now) {
        return new RuleWork.Call(id(request), seen(request, body), operator(request), now, RuleReader.why(why));
    }

    /** {@code If-Match}, or {@code If-None-Match: *} for a new rule, or {@code version} in the body. */
    private static RuleWork.Seen seen(HttpRequest request, JsonNode body) {
        Optional<String> match = request.header("If-Match");
        if (match.isPresent()) {
            return new RuleWork.Seen(number(match.get()), true);
        }
        if (request.header("If-None-Match").filter("*"::equals).isPresent()) {
            return new RuleWork.Seen(0, true);
        }
        if (body.path("version").isIntegralNumber() && body.path("version").canConvertToInt()) {
            return new RuleWork.Seen(body.path("version").asInt(), false);
        }
        throw new Problem(428, "version-missing", "Name the version that you saw: If-Match, or version in the body");
    }

    static int number(String text) {
        if (!text.strip().matches(VERSION)) {
            throw Problem.badRequest("A version is a number, such as \"3\"");
        }
        return Integer.parseInt(text.strip().replace("\"", ""));
    }
}
