package dev.landfall.retention;

import dev.landfall.contact.Contacts;
import dev.landfall.contact.Keys;
import dev.landfall.due.PurgeUnit;
import dev.landfall.objects.Objects;
import dev.landfall.table.Table;
import dev.landfall.ticket.Tickets;

/** How each unit is purged. */
public final class PurgeUnits {

    private final UnitPurge ticket;
    private final UnitPurge contact;
    private final UnitPurge facts;
    private final UnitPurge item;

    public PurgeUnits(Table table, Objects objects, Keys keys) {
        Tickets tickets = new Tickets(table, keys);
        this.ticket = new TicketPurge(table, objects, keys);
        this.contact = new ContactPurge(table, new Contacts(table), tickets);
        this.facts = new FactsPurge(table, tickets);
        this.item = new ItemPurge(table, objects, keys);
    }

    UnitPurge of(PurgeUnit unit) {
        return switch (unit) {
            case TICKET -> ticket;
            case CONTACT -> contact;
            case FACTS -> facts;
            case RECEIPT, RAW_MAIL, ATTACHMENT, ANSWER, LINK_CODE, TOPIC, CARD, SKETCH, COMPANION, SIGHTING -> item;
        };
    }
}
