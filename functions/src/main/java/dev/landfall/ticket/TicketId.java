package dev.landfall.ticket;

/** Names one ticket; unguessable. */
public record TicketId(String value) {
    public TicketId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A ticket id is not blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
