package dev.landfall.local.front;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.landfall.local.host.FunctionHost;
import dev.landfall.local.host.Outcome;
import dev.landfall.local.template.CloudTemplate;
import dev.landfall.local.template.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The HTTP API: matches the route, checks token and scope, calls the function, hands back its answer. */
public final class FrontDoor implements AutoCloseable {

    private static final String BEARER = "bearer ";

    private final HttpServer server;
    private final CloudTemplate template;
    private final Routes routes;
    private final FunctionHost host;
    private final Tokens tokens;
    private final Map<String, Function<Request, Response>> pages = new ConcurrentHashMap<>();

    public FrontDoor(int port, CloudTemplate template, FunctionHost host, Tokens tokens) {
        this.template = template;
        this.routes = new Routes(template.routes());
        this.host = host;
        this.tokens = tokens;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " is taken: choose another with PORT", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        mount("/", this::answer);
    }

    /** Serves everything under a path by other means than a function. */
    void mount(String path, Function<Request, Response> handler) {
        server.createContext(path, exchange -> serve(exchange, handler));
    }

    /** Serves one address that no route has. */
    void page(String path, Function<Request, Response> handler) {
        pages.put(path, handler);
    }

    public void start() {
        server.start();
    }

    private static void serve(HttpExchange exchange, Function<Request, Response> handler) throws IOException {
        try (exchange) {
            Response response;
            try {
                Request request = Request.of(exchange);
                response = request.body().length > Request.LIMIT
                        ? Response.message(413, "Request Entity Too Large")
                        : handler.apply(request);
            } catch (RuntimeException e) {
                System.err.println("The front door failed: " + e);
                response = Response.message(500, "Internal Server Error");
            }
            response.send(exchange);
        }
    }

    private Response answer(Request request) {
        Optional<Routes.Match> match = routes.match(request.method(), request.rawPath());
        if (match.isEmpty()) {
            Function<Request, Response> page = pages.get(request.rawPath());
            return page == null ? Response.message(404, "Not Found") : page.apply(request);
        }
        Route route = match.get().route();
        if (route.scopes().isEmpty()) {
            return call(request, match.get(), Optional.empty());
        }
        Optional<Map<String, String>> claims = bearer(request).flatMap(tokens::verify);
        if (claims.isEmpty()) {
            return Response.message(401, "Unauthorized");
        }
        var granted = Arrays.asList(claims.get().getOrDefault("scope", "").split(" ", -1));
        return route.scopes().stream().anyMatch(granted::contains)
                ? call(request, match.get(), claims)
                : Response.message(403, "Forbidden");
    }

    private static Optional<String> bearer(Request request) {
        String header = request.header("authorization");
        return Optional.of(
                        header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                                ? header.substring(BEARER.length()).trim()
                                : header)
                .filter(token -> !token.isEmpty());
    }

    private Response call(Request request, Routes.Match match, Optional<Map<String, String>> claims) {
        byte[] event = HttpEvent.of(request, match.route(), match.parameters(), claims)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return switch (host.invoke(template.function(match.route().functionId()), event)) {
            case Outcome.Answered answered -> Response.ofAnswer(answered.body());
            case Outcome.Failed failed -> failure(failed.kind());
        };
    }

    /** What API Gateway says when the function itself says nothing. */
    private static Response failure(String kind) {
        return switch (kind) {
            case "RequestTooLarge" -> Response.message(413, "Request Entity Too Large");
            case "Sandbox.Timedout" -> Response.message(503, "Service Unavailable");
            default -> Response.message(500, "Internal Server Error");
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
