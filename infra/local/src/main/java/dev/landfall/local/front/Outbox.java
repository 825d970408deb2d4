package dev.landfall.local.front;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What would have been sent, kept in a file of the folder. */
public final class Outbox {

    /**
     * One call to a vendor.
     *
     * @param text what the person would read
     * @param body the call's whole body
     */
    public record Sent(
            String id,
            String channel,
            String account,
            String to,
            String text,
            Map<String, String> headers,
            String at,
            JsonNode body) {}

    private final Path file;
    private final List<JsonNode> sent = new ArrayList<>();

    public Outbox(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    sent.add(JsonMapper.shared().readTree(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The outbox cannot be read", e);
        }
    }

    synchronized void add(Sent call) {
        JsonNode node = JsonMapper.shared().valueToTree(call);
        sent.add(node);
        try {
            Files.writeString(file, node + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The outbox cannot be written", e);
        }
    }

    /** Oldest first. */
    public synchronized List<JsonNode> all() {
        return List.copyOf(sent);
    }
}
