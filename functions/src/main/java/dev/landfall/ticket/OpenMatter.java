package dev.landfall.ticket;

import dev.landfall.contact.ContactId;

/** At most one open ticket a contact and area. */
public record OpenMatter(ContactId contact, String area, TicketId ticket) {}
