package dev.landfall.local.front;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /local/…}: outbox, queues, invocations, clock, redrive, tokens, faults of vendors, public posts. */
public final class LocalPages {

    private final Control control;
    private final Tokens tokens;
    private final Vendors vendors;

    public LocalPages(Control control, Tokens tokens, Vendors vendors) {
        this.control = control;
        this.tokens = tokens;
        this.vendors = vendors;
    }

    public void serveOn(FrontDoor front) {
        Page page = new Page(control);
        front.page("/", request -> Response.text(200, "text/html; charset=utf-8", page.html()));
        front.mount("/local/", this::answer);
    }

    private Response answer(Request request) {
        try {
            String path = request.rawPath().substring("/local/".length());
            return request.method().equals("GET") ? get(path) : post(path, request);
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return Response.message(400, String.valueOf(e.getMessage()));
        }
    }

    private Response get(String path) {
        return switch (path) {
            case "outbox" -> Response.json(200, control.outbox().all());
            case "queues" -> Response.json(200, control.queues());
            case "invocations" -> Response.json(200, control.host().log().entries());
            case "posts" -> Response.json(200, vendors.posts().all());
            case "clock" -> Response.json(200, Map.of("now", control.now().toString()));
            default -> Response.message(404, "Not Found");
        };
    }

    private Response post(String path, Request request) {
        if (!request.method().equals("POST")) {
            return Response.message(405, "Method Not Allowed");
        }
        String[] parts = path.split("/", -1);
        JsonNode body = JsonMapper.shared()
                .readTree(
                        request.body().length == 0
                                ? "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)
                                : request.body());
        return switch (parts[0]) {
            case "clock" -> {
                var now = control.advance(Duration.parse(body.path("advance").asString("")));
                yield Response.json(200, Map.of("now", now.toString()));
            }
            case "redrive" -> Response.json(200, Map.of("moved", control.redrive(second(parts))));
            case "token" -> Response.json(200, Map.of("token", tokens.mint(claims(body))));
            case "posts" -> Response.json(201, Map.of("id", vendors.posts().put(body)));
            case "vendors" -> {
                vendors.fail(
                        second(parts),
                        body.path("fail").asString(""),
                        body.path("times").asInt(1));
                yield Response.json(200, Map.of());
            }
            default -> Response.message(404, "Not Found");
        };
    }

    private static String second(String[] parts) {
        return Optional.of(parts)
                .filter(all -> all.length == 2 && !all[1].isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("The address needs one more part"))[1];
    }

    private static Map<String, Object> claims(JsonNode body) {
        Map<String, Object> claims = new LinkedHashMap<>();
        body.forEachEntry((name, value) -> claims.put(
                name,
                value.isArray()
                        ? List.copyOf(
                                value.valueStream().map(JsonNode::asString).toList())
                        : value.isNumber() ? value.numberValue() : value.asString("")));
        return claims;
    }
}
