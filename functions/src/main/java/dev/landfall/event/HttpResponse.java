package dev.landfall.event;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An answer to an HTTP API request. Nothing that a function says may be kept by a cache. */
public record HttpResponse(int status, String contentType, String body, Map<String, String> headers) {

    public HttpResponse {
        headers = Map.copyOf(headers);
    }

    public static HttpResponse json(int status, Object body, JsonMapper mapper) {
        return new HttpResponse(status, "application/json", mapper.writeValueAsString(body), Map.of());
    }

    public static HttpResponse text(int status, String body) {
        return new HttpResponse(status, "text/plain; charset=utf-8", body, Map.of());
    }

    public static HttpResponse empty(int status) {
        return new HttpResponse(status, "text/plain; charset=utf-8", "", Map.of());
    }

    public HttpResponse with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new HttpResponse(status, contentType, body, more);
    }

    byte[] toEvent(JsonMapper mapper) {
        ObjectNode out = mapper.createObjectNode();
        out.put("statusCode", status);
        ObjectNode names = out.putObject("headers");
        names.put("content-type", contentType);
        names.put("cache-control", "no-store");
        headers.forEach(names::put);
        out.put("body", body);
        out.put("isBase64Encoded", false);
        return mapper.writeValueAsString(out).getBytes(StandardCharsets.UTF_8);
    }
}
