package dev.landfall.channel;

import java.util.List;
import java.util.Map;

/**
 * One thing to send.
 *
 * @param id the outbound item's id; the same for every attempt, so it is the retry key where a vendor takes one
 * @param account whose name it goes out under
 * @param facts ids and words that {@code app} and {@code generic} pass on, for example {@code ticketId}, {@code locale}
 */
public record OutboundMessage(String id, String account, ReplyAddress to, Content content, Map<String, String> facts) {

    public OutboundMessage {
        facts = Map.copyOf(facts);
        if (id.isBlank()) {
            throw new IllegalArgumentException("An outbound message has no id");
        }
    }

    /** What is sent. */
    public sealed interface Content {
        /** Plain text, fitted to the channel's limits by its sender. */
        record Text(String text) implements Content {}

        /** Plain text after the channel's window, with the word that lets it pass. */
        record Tagged(String text, String tag) implements Content {}

        /**
         * A text that the vendor approved.
         *
         * @param language as the vendor names it
         */
        record Template(String name, String language, List<String> parameters) implements Content {
            public Template {
                parameters = List.copyOf(parameters);
            }
        }

        /** A whole mail as bytes, from one of our addresses. */
        @SuppressWarnings("ArrayRecordComponent")
        record Mail(String from, byte[] raw) implements Content {}
    }

    public static OutboundMessage text(String id, String account, ReplyAddress to, String text) {
        return new OutboundMessage(id, account, to, new Content.Text(text), Map.of());
    }

    @Override
    public String toString() {
        return "OutboundMessage[" + id + "]";
    }
}
