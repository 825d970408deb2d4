package dev.landfall.local.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.local.template.Route;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HttpEventTest {

    private static final Routes ROUTES = new Routes(List.of(
            new Route("POST", "/webhooks/{channel}/{account}", "A", List.of()),
            new Route("GET", "/v1/tickets/{id}", "B", List.of("landfall/agent")),
            new Route("GET", "/v1/tickets/all", "C", List.of())));

    private static JsonNode event(String contentType, byte[] body) {
        Request request = new Request(
                "POST",
                "/webhooks/x/ma%20in",
                "a=1&a=2&b=%20",
                Map.of("content-type", contentType, "x-sig", "s", "cookie", "k=v; l=w"),
                body);
        Routes.Match match = ROUTES.match("POST", request.rawPath()).orElseThrow();
        return HttpEvent.of(
                request, match.route(), match.parameters(), Optional.of(Map.of("sub", "u", "scope", "p q")));
    }

    @Test
    void theEventHasTheShapeOfPayloadFormatTwo() {
        JsonNode event = event("application/json", "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(event.path("version").asString()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asString()).isEqualTo("POST /webhooks/{channel}/{account}");
        assertThat(event.path("pathParameters").toString()).contains("\"channel\":\"x\"", "\"account\":\"ma in\"");
        assertThat(event.path("rawQueryString").asString()).isEqualTo("a=1&a=2&b=%20");
        assertThat(event.path("queryStringParameters").path("a").asString()).isEqualTo("1,2");
        assertThat(event.path("cookies").toString()).isEqualTo("[\"k=v\",\"l=w\"]");
        assertThat(event.path("headers").has("cookie")).isFalse();
        JsonNode context = event.path("requestContext");
        assertThat(context.path("http").path("method").asString()).isEqualTo("POST");
        assertThat(context.path("authorizer")
                        .path("jwt")
                        .path("claims")
                        .path("sub")
                        .asString())
                .isEqualTo("u");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(event.path("body").asString()).isEqualTo("{}");
    }

    @Test
    void aBodyThatIsNotTextIsEncoded() {
        byte[] body = {0, (byte) 0xff, 1};
        JsonNode event = event("application/octet-stream", body);

        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(event.path("body").asString())).isEqualTo(body);
    }

    @Test
    void aFixedPathWinsOverAParameterAndNothingElseMatches() {
        assertThat(ROUTES.match("GET", "/v1/tickets/all").orElseThrow().route().functionId())
                .isEqualTo("C");
        assertThat(ROUTES.match("GET", "/v1/tickets/t1").orElseThrow().parameters())
                .containsEntry("id", "t1");
        assertThat(ROUTES.match("GET", "/v1/tickets/")).isEmpty();
        assertThat(ROUTES.match("PUT", "/v1/tickets/t1")).isEmpty();
    }
}
