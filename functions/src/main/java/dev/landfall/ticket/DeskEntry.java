package dev.landfall.ticket;

import java.time.Instant;

/** A ticket that waits for a person, sorted by priority and then by how long it has waited. */
public record DeskEntry(String desk, Priority priority, Instant since, TicketId ticket, String language) {}
