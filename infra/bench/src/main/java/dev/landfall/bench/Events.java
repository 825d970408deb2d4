package dev.landfall.bench;

import dev.landfall.local.check.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Signed deliveries of one new post each, made of the sample in {@code events/}. */
final class Events {
    private static final String POST = "1860000000000000001";

    private final String sample;
    private final String secret;
    private final AtomicLong next = new AtomicLong(Long.parseLong(POST));

    Events(Path repository, String secret) throws IOException {
        this.sample = Files.readString(repository.resolve("events/receive-webhook.json"));
        this.secret = secret;
    }

    byte[] next() {
        Instant now = Instant.now();
        var event = (ObjectNode) JsonMapper.shared()
                .readTree(sample.replace(POST, Long.toString(next.incrementAndGet()))
                        .replace("{{nowMillis}}", Long.toString(now.toEpochMilli())));
        byte[] body = event.path("body").asString().getBytes(StandardCharsets.UTF_8);
        var headers = (ObjectNode) event.path("headers");
        Signer.sign("x", secret, body, now).forEach(headers::put);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
