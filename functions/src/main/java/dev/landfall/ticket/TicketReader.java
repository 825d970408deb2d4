package dev.landfall.ticket;

import dev.landfall.contact.ContactId;
import dev.landfall.contact.Stamps;
import dev.landfall.table.Row;

/** Makes the larger records from their items' attributes. */
final class TicketReader {

    private TicketReader() {}

    static Ticket ticket(Row row) {
        return new Ticket(
                new Ticket.Names(
                        new TicketId(row.text("id")),
                        new ContactId(row.text("contact")),
                        row.text("trackingCode"),
                        row.text("token")),
                matter(row),
                ownership(row),
                progress(row),
                new Dialogue(
                        row.optional("lastAnswer"),
                        row.integer("unanswered"),
                        row.integer("mostUnanswered"),
                        row.flag("disclosed"),
                        row.optionalInstant("acknowledgedAt")),
                new Ticket.Counts(row.number("nextArticle"), row.number("nextChange"), row.number("version")),
                new Ticket.Standing(
                        row.flag("purging"),
                        row.optional("sameAs").map(TicketId::new),
                        row.optional("partOf").map(TicketId::new),
                        row.optional("mergedInto").map(TicketId::new)),
                Stamps.read(row));
    }

    private static Matter matter(Row row) {
        return new Matter(
                row.text("area"),
                row.text("language"),
                Priority.of(row.text("priority")),
                row.text("reason"),
                row.text("subject"),
                row.texts("rules"));
    }

    private static Ownership ownership(Row row) {
        return new Ownership(
                Ownership.Owner.valueOf(row.text("owner")),
                row.number("ownerEpoch"),
                row.flag("assist"),
                row.optional("agent"),
                row.text("atDesk"),
                row.optionalInstant("waitingSince"));
    }

    private static Progress progress(Row row) {
        return new Progress(
                TicketState.of(row.text("state")),
                row.instant("createdAt"),
                row.instant("changedAt"),
                row.instant("lastContactAt"),
                row.optionalInstant("firstRepliedAt"),
                row.optionalInstant("solvedAt"),
                row.optionalInstant("firstReplyDue"),
                row.optionalInstant("resolveDue"),
                row.flag("breached"));
    }

    static Article article(Row row) {
        return new Article(
                new TicketId(row.text("ticket")),
                row.number("sequence"),
                row.text("sourceKey"),
                new ContactId(row.text("contact")),
                Article.Author.valueOf(row.text("author")),
                new Origin(
                        row.text("channel"),
                        row.text("account"),
                        TicketItems.identity(row.text("identity")),
                        row.text("conversation"),
                        row.map("address")),
                row.text("text"),
                row.text("language"),
                row.instant("at"),
                row.instant("storedAt"),
                row.text("provenance"),
                row.map("facts"),
                row.texts("objects"),
                row.map("details"),
                Stamps.read(row));
    }

    static Outbound outbound(Row row) {
        return new Outbound(
                new TicketId(row.text("ticket")),
                row.text("id"),
                row.number("article"),
                Outbound.Kind.valueOf(row.text("says")),
                new Outbound.Voice(row.flag("byBot"), row.number("epoch")),
                new Outbound.Course(
                        Outbound.State.valueOf(row.text("state")),
                        row.optionalInstant("claimedAt"),
                        row.integer("claims"),
                        row.text("vendorId"),
                        row.text("reason"),
                        row.optional("delivery")
                                .map(state -> new Arrival(
                                        Arrival.State.valueOf(state),
                                        row.instant("deliveryAt"),
                                        row.optional("deliveryReason").orElse("")))),
                row.instant("createdAt"),
                row.text("correlation"),
                row.number("version"));
    }

    static Packet packet(Row row) {
        return new Packet(
                new TicketId(row.text("ticket")),
                row.integer("number"),
                row.instant("at"),
                row.text("language"),
                row.text("area"),
                row.texts("summary"),
                row.texts("timeline"),
                row.map("facts"),
                row.texts("tried"),
                row.texts("claimedSends"),
                row.text("reason"),
                row.integer("rulesVersion"));
    }
}
