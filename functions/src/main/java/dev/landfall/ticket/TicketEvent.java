package dev.landfall.ticket;

import java.util.Optional;

/** What the key of a new item under a ticket tells the other rooms. */
sealed interface TicketEvent {

    TicketId ticket();

    /** A change of its history. */
    record Changed(TicketId ticket, long sequence, Change.Kind kind) implements TicketEvent {}

    /** Something to send. */
    record ToSend(TicketId ticket, String outbound) implements TicketEvent {}

    /** Reads a key; empty where the item is neither, or its key is none of ours. */
    static Optional<TicketEvent> of(String pk, String sk) {
        String id = pk.startsWith("ticket#") ? pk.substring("ticket#".length()) : "";
        if (id.isBlank()) {
            return Optional.empty();
        }
        TicketId ticket = new TicketId(id);
        if (sk.startsWith("outbound#") && sk.length() > "outbound#".length()) {
            return Optional.of(new ToSend(ticket, sk.substring("outbound#".length())));
        }
        return sk.startsWith("change#") ? changed(ticket, sk) : Optional.empty();
    }

    private static Optional<TicketEvent> changed(TicketId ticket, String sk) {
        String[] parts = sk.split("#", -1);
        if (parts.length != 3 || !parts[1].matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Changed(ticket, Long.parseLong(parts[1]), Change.Kind.of(parts[2])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
