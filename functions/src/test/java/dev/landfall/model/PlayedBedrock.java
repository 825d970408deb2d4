package dev.landfall.model;

import com.sun.net.httpserver.HttpServer;
import dev.landfall.policy.Policies;
import dev.landfall.table.InMemoryTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import tools.jackson.databind.json.JsonMapper;

/** Bedrock's Converse as the SDK speaks it, on loopback, with an answer that the test chooses. */
public final class PlayedBedrock implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final List<String> paths = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    private final HttpServer server;
    private final BedrockRuntimeClient client;
    private volatile String answer = "{}";
    private volatile String stop = "end_turn";
    private volatile int status = 200;

    public PlayedBedrock() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            paths.add(exchange.getRequestURI().getRawPath());
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = body();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        client = BedrockRuntimeClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    private byte[] body() {
        Map<String, Object> message = status == 200
                ? Map.of(
                        "output",
                        Map.of("message", Map.of("role", "assistant", "content", List.of(Map.of("text", answer)))),
                        "stopReason",
                        stop,
                        "usage",
                        Map.of("inputTokens", 1, "outputTokens", 1, "totalTokens", 2),
                        "metrics",
                        Map.of("latencyMs", 1))
                : Map.of("message", "Too many requests");
        return JSON.writeValueAsBytes(message);
    }

    public PlayedBedrock answers(String text) {
        answer = text;
        return this;
    }

    PlayedBedrock stops(String reason) {
        stop = reason;
        return this;
    }

    PlayedBedrock fails(int code) {
        status = code;
        return this;
    }

    public BedrockSummaries summaries(Policies policies) {
        return new BedrockSummaries(
                policies,
                new Conversation(() -> client, "some.model-v1:0", JSON),
                new DailyBudget(new InMemoryTable(), "summaries"),
                () -> NOW);
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }
}
