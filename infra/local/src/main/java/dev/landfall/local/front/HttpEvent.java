package dev.landfall.local.front;

import dev.landfall.local.template.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The event that an HTTP API sends a function: payload format 2.0. */
final class HttpEvent {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final List<String> TEXT =
            List.of("text/", "application/json", "application/xml", "application/javascript");

    private HttpEvent() {}

    static ObjectNode of(
            Request request, Route route, Map<String, String> parameters, Optional<Map<String, String>> claims) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0");
        event.put("routeKey", route.key());
        event.put("rawPath", URLDecoder.decode(request.rawPath().replace("+", "%2B"), StandardCharsets.UTF_8));
        event.put("rawQueryString", request.rawQuery());
        ObjectNode headers = event.putObject("headers");
        request.headers().forEach((name, value) -> {
            if (name.equals("cookie")) {
                var cookies = event.putArray("cookies");
                for (String cookie : value.split(";\\s*", -1)) {
                    cookies.add(cookie);
                }
            } else {
                headers.put(name, value);
            }
        });
        put(event, "queryStringParameters", query(request.rawQuery()));
        put(event, "pathParameters", parameters);
        context(event.putObject("requestContext"), request, route, claims);
        body(event, request);
        return event;
    }

    private static void put(ObjectNode event, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            ObjectNode object = event.putObject(name);
            values.forEach(object::put);
        }
    }

    private static void context(
            ObjectNode context, Request request, Route route, Optional<Map<String, String>> claims) {
        Instant now = Instant.now();
        context.put("accountId", "000000000000");
        context.put("apiId", "local");
        claims.ifPresent(values -> {
            ObjectNode jwt = context.putObject("authorizer").putObject("jwt");
            ObjectNode object = jwt.putObject("claims");
            values.forEach(object::put);
            var scopes = jwt.putArray("scopes");
            for (String scope : values.getOrDefault("scope", "").split(" ", -1)) {
                scopes.add(scope);
            }
        });
        String host = request.header("host");
        context.put("domainName", host);
        context.put("domainPrefix", "local");
        ObjectNode http = context.putObject("http");
        http.put("method", request.method());
        http.put("path", URLDecoder.decode(request.rawPath().replace("+", "%2B"), StandardCharsets.UTF_8));
        http.put("protocol", "HTTP/1.1");
        http.put("sourceIp", "127.0.0.1");
        http.put("userAgent", request.header("user-agent"));
        context.put("requestId", UUID.randomUUID().toString());
        context.put("routeKey", route.key());
        context.put("stage", "$default");
        context.put("time", TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
    }

    private static void body(ObjectNode event, Request request) {
        boolean text = TEXT.stream().anyMatch(request.header("content-type")::startsWith);
        if (request.body().length > 0) {
            event.put(
                    "body",
                    text
                            ? new String(request.body(), StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(request.body()));
        }
        event.put("isBase64Encoded", !text && request.body().length > 0);
    }

    /** Several values of one name are joined by commas. */
    static Map<String, String> query(String raw) {
        Map<String, String> out = new LinkedHashMap<>();
        if (raw.isEmpty()) {
            return out;
        }
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            out.merge(name, equals < 0 ? "" : decode(pair.substring(equals + 1)), (a, b) -> a + "," + b);
        }
        return out;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
