package dev.landfall.channel;

import java.util.Map;
import java.util.Optional;

/**
 * Where an answer goes; plain strings, so that it can be kept with the ticket.
 *
 * @param to the vendor's user, chat or group id; for {@code mail} the address
 * @param inReplyTo the message that is answered; on X its presence makes the answer public
 * @param hint what else the vendor needs: LINE's reply token, Telegram's business connection
 */
public record ReplyAddress(String to, Optional<String> inReplyTo, Optional<String> hint) {

    public ReplyAddress {
        if (to.isBlank()) {
            throw new IllegalArgumentException("A reply address names nobody");
        }
    }

    public static ReplyAddress to(String to) {
        return new ReplyAddress(to, Optional.empty(), Optional.empty());
    }

    /** From what an article's origin keeps: {@code to}, {@code inReplyTo}, {@code hint}. */
    public static ReplyAddress of(Map<String, String> address) {
        return new ReplyAddress(
                address.getOrDefault("to", ""),
                Optional.ofNullable(address.get("inReplyTo")),
                Optional.ofNullable(address.get("hint")));
    }

    /** Whether what an origin keeps names anybody. */
    static boolean isIn(Map<String, String> address) {
        return !address.getOrDefault("to", "").isBlank();
    }

    @Override
    public String toString() {
        return "ReplyAddress[…]";
    }
}
