package dev.landfall.channel;

/** What to answer at once: to a vendor that asks whether this address is ours, or that waits for a word. */
public record HandshakeAnswer(int status, String contentType, String body) {

    public HandshakeAnswer(String contentType, String body) {
        this(200, contentType, body);
    }

    public static HandshakeAnswer noContent() {
        return new HandshakeAnswer(204, "text/plain", "");
    }
}
