package dev.landfall.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An HTTP API request, payload format 2.0, with its body as the raw bytes that the sender signed.
 *
 * @param headers names in lower case
 * @param claims the authorizer's claims as plain strings; empty on an open route
 * @param domain the host name that the request came to
 */
public record HttpRequest(
        String method,
        String path,
        Map<String, String> pathParameters,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, String> claims,
        String domain,
        byte[] body) {

    public HttpRequest {
        pathParameters = Map.copyOf(pathParameters);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        claims = Map.copyOf(claims);
    }

    /** Reads the event; a shape that no HTTP API sends throws {@link IllegalArgumentException}. */
    static HttpRequest of(JsonNode event) {
        JsonNode http = event.path("requestContext").path("http");
        if (!http.path("method").isString()) {
            throw new IllegalArgumentException("The event is not an HTTP API request of format 2.0");
        }
        String body = event.path("body").asString("");
        byte[] raw = event.path("isBase64Encoded").asBoolean(false)
                ? Base64.getMimeDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
        return new HttpRequest(
                http.path("method").asString(),
                event.path("rawPath").asString("/"),
                strings(event.path("pathParameters"), false),
                strings(event.path("queryStringParameters"), false),
                strings(event.path("headers"), true),
                strings(
                        event.path("requestContext")
                                .path("authorizer")
                                .path("jwt")
                                .path("claims"),
                        false),
                event.path("requestContext").path("domainName").asString(""),
                raw);
    }

    private static Map<String, String> strings(JsonNode object, boolean lowerCase) {
        Map<String, String> out = new HashMap<>();
        object.forEachEntry((name, value) -> {
            if (value.isValueNode() && !value.isNull()) {
                out.put(lowerCase ? name.toLowerCase(Locale.ROOT) : name, value.asString(""));
            }
        });
        return out;
    }

    /** The body as JSON; one that is not UTF-8, or no JSON, is the caller's mistake. */
    public JsonNode json(JsonMapper mapper) {
        try {
            return mapper.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("The body is not UTF-8");
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<String> queryParameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public Optional<String> claim(String name) {
        return Optional.ofNullable(claims.get(name)).filter(value -> !value.isBlank());
    }

    /** The parameter of the route; one that the route does not have is the caller's mistake. */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new Problem(404, "not-found", "There is nothing at this address");
        }
        return value;
    }
}
