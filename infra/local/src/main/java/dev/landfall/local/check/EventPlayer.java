package dev.landfall.local.check;

import dev.landfall.local.front.Tokens;
import dev.landfall.local.host.FunctionHost;
import dev.landfall.local.host.Outcome;
import dev.landfall.local.template.CloudTemplate;
import dev.landfall.local.template.FunctionSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Plays samples: through the front door or by mail where they have one, else by calling the function. */
public final class EventPlayer {

    private static final Set<String> NOT_SENT = Set.of("host", "content-length", "connection", "authorization");

    /** The cloud to play to. */
    public record Stage(
            String baseUrl, int smtpPort, CloudTemplate template, FunctionHost host, Tokens tokens, JsonNode secrets) {}

    private final Stage stage;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    public EventPlayer(Stage stage) {
        this.stage = stage;
    }

    Played play(Sample sample) throws IOException, InterruptedException {
        if (sample.isHttp()) {
            return request(sample.event());
        }
        if (sample.mail().isPresent()) {
            JsonNode envelope = sample.event();
            String answer = SmtpSend.send(
                    stage.smtpPort(),
                    envelope.path("mailFrom").asString("ana@example.org"),
                    envelope.path("rcptTo").asString("help@care.landfall.test"),
                    sample.mail().get());
            return new Played("SMTP", 0, answer, answer.startsWith("250"));
        }
        for (JsonNode post : sample.event().path("detail").path("posts")) {
            put(post);
        }
        return invoke(sample);
    }

    /** What a vendor is to know before it is asked. */
    private void put(JsonNode post) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(stage.baseUrl() + "/local/posts"))
                .POST(HttpRequest.BodyPublishers.ofString(post.toString()));
        http.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    private Played invoke(Sample sample) {
        FunctionSpec function = stage.template().functions().stream()
                .filter(each -> each.bean().equals(sample.bean()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(sample.name() + " names no function"));
        byte[] event = sample.event().toString().getBytes(StandardCharsets.UTF_8);
        return switch (stage.host().invoke(function, event)) {
            case Outcome.Answered answered -> {
                String said = new String(answered.body(), StandardCharsets.UTF_8);
                yield new Played("call", 0, said, !said.contains("itemIdentifier"));
            }
            case Outcome.Failed failed -> new Played("call", 0, failed.kind(), false);
        };
    }

    private Played request(JsonNode event) throws IOException, InterruptedException {
        byte[] body = event.path("isBase64Encoded").asBoolean(false)
                ? Base64.getDecoder().decode(event.path("body").asString(""))
                : event.path("body").asString("").getBytes(StandardCharsets.UTF_8);
        String method = event.path("requestContext").path("http").path("method").asString();
        String query = event.path("rawQueryString").asString("");
        String path = event.path("rawPath").asString();
        var request = HttpRequest.newBuilder(URI.create(stage.baseUrl() + path + (query.isEmpty() ? "" : "?" + query)))
                .timeout(Duration.ofSeconds(90))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        event.path("headers").forEachEntry((name, value) -> {
            if (!NOT_SENT.contains(name)) {
                request.setHeader(name, value.asString(""));
            }
        });
        proof(event, path, body).forEach(request::setHeader);
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Played(method + " " + path, response.statusCode(), response.body(), response.statusCode() < 400);
    }

    /** What the sample leaves out: the channel's signature, or the token that carries the sample's claims. */
    private Map<String, String> proof(JsonNode event, String path, byte[] body) {
        JsonNode claims =
                event.path("requestContext").path("authorizer").path("jwt").path("claims");
        if (claims.isObject()) {
            Map<String, Object> own = new LinkedHashMap<>();
            claims.forEachEntry((name, value) -> own.put(name, value.asString("")));
            return Map.of("authorization", "Bearer " + stage.tokens().mint(own));
        }
        String[] parts = path.split("/", -1);
        boolean signed = parts.length == 4 && parts[1].equals("webhooks") && body.length > 0;
        if (!signed) {
            return Map.of();
        }
        String secret = stage.secrets()
                .path("channels")
                .path(parts[2])
                .path(parts[3])
                .path("secrets")
                .path(0)
                .asString("");
        return Signer.sign(parts[2], secret, body, Instant.now());
    }
}
