package dev.landfall.chat;

import dev.landfall.event.Problem;
import dev.landfall.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** How far a client has read: the last sequence it saw of each ticket. Opaque to clients. */
record Cursor(Map<TicketId, Long> seen) {

    private static final int MOST_TICKETS = 60;

    Cursor {
        seen = new LinkedHashMap<>(seen);
    }

    static final Cursor START = new Cursor(Map.of());

    static Cursor parse(String text) {
        Map<TicketId, Long> seen = new LinkedHashMap<>();
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            for (String part : plain.split(",")) {
                int colon = part.lastIndexOf(':');
                seen.put(new TicketId(part.substring(0, colon)), Long.parseLong(part.substring(colon + 1)));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Problem.badRequest("The cursor is not one of ours");
        }
        if (seen.size() > MOST_TICKETS) {
            throw Problem.badRequest("The cursor is not one of ours");
        }
        return new Cursor(seen);
    }

    long of(TicketId ticket) {
        return seen.getOrDefault(ticket, 0L);
    }

    Cursor with(TicketId ticket, long sequence) {
        Map<TicketId, Long> more = new LinkedHashMap<>(seen);
        more.merge(ticket, sequence, Math::max);
        return new Cursor(more);
    }

    String text() {
        TreeMap<String, Long> sorted = new TreeMap<>();
        seen.forEach((ticket, sequence) -> sorted.put(ticket.value(), sequence));
        StringBuilder plain = new StringBuilder();
        sorted.forEach((ticket, sequence) -> plain.append(plain.isEmpty() ? "" : ",")
                .append(ticket)
                .append(':')
                .append(sequence));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
