package dev.landfall.channel.media;

import dev.landfall.channel.VendorHttp.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/** GETs once, follows nothing, and never holds more than it was told to. */
final class MediaHttp {

    private static final int CHUNK = 16 * 1024;
    private static final int MOST_SAID = 1024;

    private final SSLSocketFactory sockets = new PublicSockets((SSLSocketFactory) SSLSocketFactory.getDefault());
    private final InstantSource clock;

    MediaHttp(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * How much is taken, and how long is waited.
     *
     * @param until for all of it; {@code patience} holds for each read
     */
    record Bounds(int bytes, Patience patience, Instant until) {}

    /** What came of it. */
    sealed interface Outcome {}

    /** @param location where it sends us on; empty where nowhere */
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(int status, String type, String location, byte[] body) implements Outcome {}

    /** More than was to be taken; the rest was not read. */
    record TooMuch() implements Outcome {}

    /** No answer, or not all of it. */
    record Nothing() implements Outcome {}

    /** The name leads to this machine, or to a private network. */
    record NotPublic() implements Outcome {}

    Outcome get(URI uri, Map<String, String> headers, Bounds bounds) {
        HttpURLConnection connection = null;
        try {
            connection = open(uri, headers, bounds.patience());
            return answer(connection, bounds.bytes(), bounds.until());
        } catch (PublicSockets.NotPublic e) {
            return new NotPublic();
        } catch (IOException e) {
            return new Nothing();
        } finally {
            if (connection != null) {
                connection.disconnect();
            }
        }
    }

    private HttpURLConnection open(URI uri, Map<String, String> headers, Patience patience) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(sockets);
        }
        connection.setConnectTimeout(patience.connectMillis());
        connection.setReadTimeout(patience.readMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("User-Agent", "Landfall");
        connection.setRequestProperty("Accept-Encoding", "identity");
        connection.setRequestProperty("Connection", "close");
        headers.forEach(connection::setRequestProperty);
        return connection;
    }

    private Outcome answer(HttpURLConnection connection, int most, Instant until) throws IOException {
        int status = connection.getResponseCode();
        boolean good = status >= 200 && status < 300;
        long told = connection.getContentLengthLong();
        if (good && told > most) {
            return new TooMuch();
        }
        int bound = good ? most : MOST_SAID;
        Optional<byte[]> body = read(good ? connection.getInputStream() : connection.getErrorStream(), bound, until);
        if (good && body.isEmpty()) {
            return new TooMuch();
        }
        byte[] bytes = body.orElseGet(() -> new byte[0]);
        // The JDK takes the end of the connection for the end of the body, however much was told.
        return status < 0 || (good && told >= 0 && bytes.length != told)
                ? new Nothing()
                : new Answered(status, header(connection, "Content-Type"), header(connection, "Location"), bytes);
    }

    private static String header(HttpURLConnection connection, String name) {
        return Optional.ofNullable(connection.getHeaderField(name)).orElse("");
    }

    /** Empty where there is more than may be taken. */
    private Optional<byte[]> read(@org.jspecify.annotations.Nullable InputStream in, int most, Instant until)
            throws IOException {
        if (in == null) {
            return Optional.of(new byte[0]);
        }
        try (in) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(CHUNK);
            byte[] chunk = new byte[CHUNK];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                if (count > most - out.size()) {
                    return Optional.empty();
                }
                out.write(chunk, 0, count);
                if (clock.instant().isAfter(until)) {
                    throw new IOException("The answer takes too long");
                }
            }
            return Optional.of(out.toByteArray());
        }
    }
}
