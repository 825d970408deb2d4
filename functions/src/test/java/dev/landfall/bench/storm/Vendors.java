package dev.landfall.bench.storm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All vendors' APIs on one port. Each worker calls below a path of its own, so that it is known for which outbound item
 * it calls; a vendor that takes retry keys drops what it has seen, the others tell their people every time.
 */
final class Vendors implements AutoCloseable {

    /** What a vendor does with a call. */
    private enum Mood {
        WELL,
        BUSY,
        BROKEN,
        SILENT_BEFORE,
        SILENT_AFTER,
        BROKEN_AFTER
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Faults faults;
    private final Map<Integer, String> claimed = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> told = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicLong number = new AtomicLong();
    private final AtomicInteger faulty = new AtomicInteger();

    Vendors(Faults faults) {
        this.faults = faults;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String baseFor(int worker) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + worker;
    }

    /** What the worker sends from here on. */
    void claims(int worker, String outbound) {
        claimed.put(worker, outbound);
    }

    /** Whatever the worker asks from here on tells nobody anything. */
    void claimsNothing(int worker) {
        claimed.remove(worker);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String[] path = exchange.getRequestURI().getRawPath().split("/", 4);
        Optional<String> claim = Optional.ofNullable(claimed.get(Integer.parseInt(path[1])));
        if (claim.isEmpty()) {
            // Who has claimed no message asks for a file.
            answer(exchange, 404, "{}");
            return;
        }
        String outbound = claim.get();
        int attempt = calls.computeIfAbsent(outbound, o -> new AtomicInteger()).incrementAndGet();
        Mood mood = mood(outbound, attempt);
        if (mood == Mood.BUSY || mood == Mood.BROKEN) {
            answer(exchange, mood == Mood.BUSY ? 429 : 503, "{}");
            return;
        }
        boolean again = mood != Mood.SILENT_BEFORE && !tell(exchange, path[2], outbound, body);
        switch (mood) {
            case SILENT_BEFORE, SILENT_AFTER -> exchange.close();
            case BROKEN_AFTER -> answer(exchange, 503, "{}");
            case WELL, BUSY, BROKEN ->
                answer(exchange, again && path[2].equals("line") ? 409 : 200, accepted(number.incrementAndGet()));
        }
    }

    /** False where the vendor knows it already. */
    private boolean tell(HttpExchange exchange, String channel, String outbound, byte[] body) {
        Optional<String> retryKey = Optional.ofNullable(
                        exchange.getRequestHeaders().getFirst("X-Line-Retry-Key"))
                .or(() -> Optional.ofNullable(exchange.getRequestHeaders().getFirst("webhook-id")));
        if (retryKey.isPresent() && !seen.add(retryKey.get())) {
            return false;
        }
        // One message may go in parts, which differ.
        boolean inParts = channel.equals("telegram") || channel.equals("messenger");
        String what = inParts ? outbound + " " + new String(body, StandardCharsets.UTF_8) : outbound;
        told.computeIfAbsent(what, w -> new AtomicInteger()).incrementAndGet();
        return true;
    }

    private Mood mood(String outbound, int attempt) {
        if (!faults.raging()) {
            return Mood.WELL;
        }
        // Outbound ids derive from their causes, tickets' do not.
        String cause = outbound.substring(outbound.indexOf(' ') + 1);
        int drawn = new SplittableRandom(faults.mix(cause, attempt)).nextInt(1000);
        Mood mood = drawn < 15
                ? Mood.BUSY
                : drawn < 25
                        ? Mood.BROKEN
                        : drawn < 32
                                ? Mood.SILENT_BEFORE
                                : drawn < 39 ? Mood.SILENT_AFTER : drawn < 44 ? Mood.BROKEN_AFTER : Mood.WELL;
        if (mood != Mood.WELL) {
            faulty.incrementAndGet();
        }
        return mood;
    }

    private static String accepted(long id) {
        return """
                {"id":"%1$d","message_id":"%1$d","result":{"message_id":%1$d},"MessageId":"%1$d",
                 "data":{"id":"%1$d","dm_event_id":"%1$d"},"messages":[{"id":"%1$d"}],"sentMessages":[{"id":"%1$d"}]}""".formatted(id);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** What was told more than once, with how often. */
    Map<String, Integer> toldAgain() {
        Map<String, Integer> again = new TreeMap<>();
        told.forEach((what, times) -> {
            if (times.get() > 1) {
                again.put(what, times.get());
            }
        });
        return again;
    }

    int messagesTold() {
        return told.size();
    }

    int faulty() {
        return faulty.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
