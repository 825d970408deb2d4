package dev.landfall.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lambda's Runtime API for one process, which reads the process's clock the moment that it asks or answers. */
final class RuntimeServer implements AutoCloseable {

    /** What the process just did, and the CPU it had used by then. */
    record Call(String kind, double cpu, String body) {}

    private static final long PATIENCE = 90;

    private final HttpServer server;
    private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final LongSupplier pid;

    RuntimeServer(LongSupplier pid) throws IOException {
        this.pid = pid;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Waits until the process is ready for its first event. */
    double ready() throws InterruptedException {
        return take("next").cpu();
    }

    /** Hands out an event and returns the CPU that was used by the time of its answer. */
    double invoke(byte[] event, String expected) throws InterruptedException {
        events.add(event);
        Call call = take("response");
        if (!call.body().contains(expected)) {
            throw new IllegalStateException("The function answered " + call.body());
        }
        take("next");
        return call.cpu();
    }

    private Call take(String kind) throws InterruptedException {
        Call call = calls.poll(PATIENCE, TimeUnit.SECONDS);
        if (call == null || !call.kind().equals(kind)) {
            throw new IllegalStateException(call == null ? "The function did nothing" : call.kind() + call.body());
        }
        return call;
    }

    private void handle(HttpExchange exchange) throws IOException {
        double cpu = CpuClock.millis(pid.getAsLong());
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String kind = path.substring(path.lastIndexOf('/') + 1);
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(new Call(kind, cpu, body));
            if (kind.equals("next")) {
                next(exchange);
            } else {
                byte[] answer = "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(202, answer.length);
                exchange.getResponseBody().write(answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        byte[] event = events.take();
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(Instant.now().plus(Duration.ofSeconds(PATIENCE)).toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:bench");
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
