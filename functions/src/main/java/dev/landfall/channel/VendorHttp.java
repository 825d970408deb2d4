package dev.landfall.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Asks or POSTs once and says how sure it is that the other side saw it. On {@link HttpURLConnection} because the JDK's newer
 * client costs a cold start several times as much.
 */
public final class VendorHttp {

    private static final int MOST_ANSWER_BYTES = 64 * 1024;

    /** How long to wait for the connection and for each read, in milliseconds. */
    public record Patience(int connectMillis, int readMillis) {
        public Patience {
            if (connectMillis < 1 || readMillis < 1) {
                throw new IllegalArgumentException("Without a timeout a send could wait forever");
            }
        }
    }

    /** What came of a request. */
    public sealed interface Outcome {}

    /** @param headers names in lower case */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answered(int status, Map<String, String> headers, byte[] body) implements Outcome {
        public Answered {
            headers = Map.copyOf(headers);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** The connection failed before a byte of ours was sent. */
    public record NotReached() implements Outcome {}

    /** The request went out, at least in part, and no answer came. */
    public record NoAnswer() implements Outcome {}

    public Outcome post(URI uri, Map<String, String> headers, byte[] body, Patience patience) {
        HttpURLConnection connection;
        try {
            connection = open(uri, headers, body.length, patience);
            connection.connect();
        } catch (IOException e) {
            return new NotReached();
        }
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        } catch (IOException e) {
            return new NoAnswer();
        }
        try {
            return answer(connection, connection.getResponseCode(), MOST_ANSWER_BYTES);
        } catch (HttpRetryException e) {
            // What the JDK makes of a 401 to a body that it cannot repeat.
            return new Answered(e.responseCode(), Map.of(), new byte[0]);
        } catch (IOException e) {
            return new NoAnswer();
        }
    }

    /** GETs what our token opens; an answer that is cut off or too large comes without its body. */
    public Outcome fetch(URI uri, Map<String, String> headers, Patience patience, int mostBytes) {
        HttpURLConnection connection;
        try {
            connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(patience.connectMillis());
            connection.setReadTimeout(patience.readMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("User-Agent", "Landfall");
            headers.forEach(connection::setRequestProperty);
            connection.connect();
        } catch (IOException e) {
            return new NotReached();
        }
        try {
            Answered answered = answer(connection, connection.getResponseCode(), mostBytes + 1);
            return answered.body().length <= mostBytes
                    ? answered
                    : new Answered(answered.status(), answered.headers(), new byte[0]);
        } catch (IOException e) {
            return new NoAnswer();
        }
    }

    /** What lies at an address; empty on any fault, and where it is larger than an answer may be. */
    public Optional<byte[]> get(URI uri, Patience patience) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(patience.connectMillis());
            connection.setReadTimeout(patience.readMillis());
            connection.setInstanceFollowRedirects(false);
            try (InputStream in = connection.getInputStream()) {
                byte[] body = in.readNBytes(MOST_ANSWER_BYTES + 1);
                return connection.getResponseCode() == 200 && body.length <= MOST_ANSWER_BYTES
                        ? Optional.of(body)
                        : Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static HttpURLConnection open(URI uri, Map<String, String> headers, int length, Patience patience)
            throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(patience.connectMillis());
        connection.setReadTimeout(patience.readMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        // Also stops the JDK from silently repeating a POST whose kept connection turns out to be closed.
        connection.setFixedLengthStreamingMode(length);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("User-Agent", "Landfall");
        headers.forEach(connection::setRequestProperty);
        return connection;
    }

    private static Answered answer(HttpURLConnection connection, int status, int mostBytes) throws IOException {
        Map<String, String> headers = new HashMap<>();
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null && !values.isEmpty()) {
                headers.put(name.toLowerCase(Locale.ROOT), values.getFirst());
            }
        });
        InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        if (in == null) {
            return new Answered(status, headers, new byte[0]);
        }
        try (in) {
            return new Answered(status, headers, in.readNBytes(mostBytes));
        } catch (IOException e) {
            // The status alone decides; the body only adds the vendor's id.
            return new Answered(status, headers, new byte[0]);
        }
    }
}
