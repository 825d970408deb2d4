package dev.landfall.local.host;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The Lambda Runtime API over loopback, for all processes: each has its own name as the first part of the path.
 * See https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html.
 */
public final class RuntimeApi implements AutoCloseable {

    private static final String VERSION = "2018-06-01";

    private final HttpServer server;
    private final Supplier<Duration> clockOffset;
    private final Map<String, Mailbox> mailboxes = new ConcurrentHashMap<>();

    /** @param clockOffset how far the functions' clock is ahead, asked at each invocation */
    public RuntimeApi(Supplier<Duration> clockOffset) {
        this.clockOffset = clockOffset;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException("The Runtime API cannot listen", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** What AWS_LAMBDA_RUNTIME_API is for a process of that name. */
    String address(String name) {
        return "127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    Mailbox open(String name) {
        Mailbox mailbox = new Mailbox();
        mailboxes.put(name, mailbox);
        return mailbox;
    }

    void forget(String name) {
        mailboxes.remove(name);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            Optional<Mailbox> mailbox = Optional.ofNullable(path.length > 4 ? mailboxes.get(path[1]) : null);
            if (mailbox.isEmpty() || !path[2].equals(VERSION)) {
                answer(exchange, 404, "{}");
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (path[path.length - 1]) {
                case "next" -> next(exchange, mailbox.get());
                case "response" -> {
                    mailbox.get().finish(path[5], new Outcome.Answered(body));
                    answer(exchange, 202, "{\"status\":\"OK\"}");
                }
                case "error" -> {
                    String detail = new String(body, StandardCharsets.UTF_8);
                    if (path[4].equals("init")) {
                        mailbox.get().fail(new Outcome.Failed("Runtime.InitError", detail));
                    } else {
                        mailbox.get().finish(path[5], new Outcome.Failed("Unhandled", detail));
                    }
                    answer(exchange, 202, "{\"status\":\"OK\"}");
                }
                default -> answer(exchange, 404, "{}");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange, Mailbox mailbox) throws IOException, InterruptedException {
        Invocation invocation = mailbox.next();
        Instant now = Instant.now();
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(now.plus(invocation.timeout()).toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:local:000000000000:function:landfall");
        headers.set("Lambda-Runtime-Client-Context", "{\"custom\":{\"clockOffset\":\"" + clockOffset.get() + "\"}}");
        exchange.sendResponseHeaders(200, invocation.event().length == 0 ? -1 : invocation.event().length);
        exchange.getResponseBody().write(invocation.event());
        invocation.taken().complete(now);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
