package dev.landfall.local.front;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP request as it came in.
 *
 * @param rawPath the path before any decoding
 * @param headers names in lower case, several values joined by commas
 */
record Request(String method, String rawPath, String rawQuery, Map<String, String> headers, byte[] body) {

    /** API Gateway's limit for a request. */
    static final int LIMIT = 10 * 1024 * 1024;

    Request {
        headers = Map.copyOf(headers);
    }

    /** Reads at most one byte more than the limit. */
    static Request of(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            headers.put(header.getKey().toLowerCase(Locale.ROOT), String.join(",", header.getValue()));
        }
        String query = exchange.getRequestURI().getRawQuery();
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                headers,
                exchange.getRequestBody().readNBytes(LIMIT + 1));
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
