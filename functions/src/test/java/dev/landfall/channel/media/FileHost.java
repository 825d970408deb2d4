package dev.landfall.channel.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on the loopback address that says what it is told, byte for byte, be it a lie, and remembers what came. */
public final class FileHost implements AutoCloseable {

    private final ServerSocket server;
    private final Deque<byte[]> answers = new ArrayDeque<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile Runnable meanwhile = () -> {};

    public FileHost() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** The next answer, with its true length. */
    public FileHost answers(int status, String type, byte[] body) {
        return saysRaw(
                "HTTP/1.1 " + status + " x\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                        + "\r\n\r\n",
                body);
    }

    public FileHost answers(int status, String body) {
        return answers(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    public FileHost sendsOn(int status, String location) {
        return saysRaw(
                "HTTP/1.1 " + status + " x\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n", new byte[0]);
    }

    public FileHost saysRaw(String head, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        synchronized (answers) {
            answers.add(out.toByteArray());
        }
        return this;
    }

    /** What happens between each question and its answer. */
    public FileHost meanwhile(Runnable happens) {
        meanwhile = happens;
        return this;
    }

    /** The heads of the requests that came. */
    public List<String> seen() {
        return List.copyOf(seen);
    }

    public List<String> paths() {
        return seen.stream().map(head -> head.split(" ", -1)[1]).toList();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                Optional<String> head = head(socket.getInputStream());
                if (head.isPresent()) {
                    seen.add(head.get());
                    meanwhile.run();
                    socket.getOutputStream().write(next());
                }
            } catch (IOException e) {
                // The other side left, or the test is over.
            }
        }
    }

    private byte[] next() {
        synchronized (answers) {
            return answers.isEmpty()
                    ? "HTTP/1.1 500 x\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)
                    : answers.remove();
        }
    }

    private static Optional<String> head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            head.append((char) next);
        }
        return Optional.of(head.toString());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
