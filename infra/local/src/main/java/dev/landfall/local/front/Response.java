package dev.landfall.local.front;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP response on its way out. */
record Response(int status, Map<String, String> headers, List<String> cookies, byte[] body) {

    Response {
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    static Response json(int status, Object value) {
        String text = value instanceof JsonNode node
                ? node.toString()
                : JsonMapper.shared().writeValueAsString(value);
        return text(status, "application/json", text);
    }

    static Response text(int status, String type, String text) {
        return new Response(status, Map.of("content-type", type), List.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** API Gateway's own words. */
    static Response message(int status, String message) {
        return json(status, Map.of("message", message));
    }

    /** Reads a function's answer, format 2.0; an answer without a status is a body, as API Gateway takes it. */
    static Response ofAnswer(byte[] answer) {
        try {
            JsonNode node = JsonMapper.shared().readTree(answer);
            if (!node.has("statusCode")) {
                return new Response(200, Map.of("content-type", "application/json"), List.of(), answer);
            }
            Map<String, String> headers = new TreeMap<>();
            node.path("headers")
                    .forEachEntry(
                            (name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value.asString("")));
            headers.putIfAbsent("content-type", "text/plain; charset=utf-8");
            String body = node.path("body").asString("");
            return new Response(
                    node.path("statusCode").asInt(500),
                    headers,
                    node.path("cookies").valueStream().map(JsonNode::asString).toList(),
                    node.path("isBase64Encoded").asBoolean(false)
                            ? Base64.getDecoder().decode(body)
                            : body.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException | IllegalArgumentException e) {
            return message(500, "Internal Server Error");
        }
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach((name, value) -> {
            if (!name.equals("content-length")) {
                exchange.getResponseHeaders().set(name, value);
            }
        });
        cookies.forEach(cookie -> exchange.getResponseHeaders().add("set-cookie", cookie));
        boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }
}
