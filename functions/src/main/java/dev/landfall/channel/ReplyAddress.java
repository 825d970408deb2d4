package dev.landfall.channel;

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

    @Override
    public String toString() {
        return "ReplyAddress[…]";
    }
}
