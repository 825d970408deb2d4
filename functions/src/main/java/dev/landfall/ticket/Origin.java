package dev.landfall.ticket;

import dev.landfall.contact.IdentityKey;
import java.util.Map;

/**
 * Where a message came from, and so where its answer goes: never anywhere else.
 *
 * @param conversation the channel's chat or thread; empty where it has none
 * @param address what the channel needs to answer: a post's id, a chat's id, a mail address
 */
public record Origin(
        String channel, String account, IdentityKey identity, String conversation, Map<String, String> address) {
    public Origin {
        address = Map.copyOf(address);
    }
}
