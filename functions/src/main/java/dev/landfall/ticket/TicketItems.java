package dev.landfall.ticket;

import dev.landfall.contact.ContactId;
import dev.landfall.contact.IdentityKey;
import dev.landfall.contact.Stamps;
import dev.landfall.table.Index;
import dev.landfall.table.Instants;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import java.util.Optional;

/** How a ticket and all that lies under it are stored; {@code docs/data-model.md} lists who reads what. */
public final class TicketItems {

    public static final Kind<Ticket> TICKET = Stamps.add(
                    Kind.of(Ticket.class, "ticket", t -> ticketKey(t.id()))
                            .text("id", t -> t.id().value())
                            .text("contact", t -> t.contact().value())
                            .text("trackingCode", Ticket::trackingCode)
                            .text("token", Ticket::token)
                            .text("area", t -> t.matter().area())
                            .text("language", t -> t.matter().language())
                            .text("priority", t -> t.matter().priority().code())
                            .text("reason", t -> t.matter().reason())
                            .text("subject", t -> t.matter().subject())
                            .texts("rules", t -> t.matter().rules())
                            .text("owner", t -> t.ownership().owner().name())
                            .number("ownerEpoch", t -> t.ownership().epoch())
                            .flag("assist", t -> t.ownership().assist())
                            .optional("agent", t -> t.ownership().agent())
                            .text("atDesk", t -> t.ownership().desk())
                            .optionalInstant("waitingSince", t -> t.ownership().waitingSince())
                            .text("state", t -> t.progress().state().code())
                            .instant("createdAt", t -> t.progress().createdAt())
                            .instant("changedAt", t -> t.progress().changedAt())
                            .instant("lastContactAt", t -> t.progress().lastContactAt())
                            .optionalInstant("firstRepliedAt", t -> t.progress().firstRepliedAt())
                            .optionalInstant("solvedAt", t -> t.progress().solvedAt())
                            .optionalInstant("firstReplyDue", t -> t.progress().firstReplyDue())
                            .optionalInstant("resolveDue", t -> t.progress().resolveDue())
                            .flag("breached", t -> t.progress().breached())
                            .optional("lastAnswer", t -> t.dialogue().lastAnswer())
                            .integer("unanswered", t -> t.dialogue().unanswered())
                            .integer("mostUnanswered", t -> t.dialogue().mostUnanswered())
                            .flag("disclosed", t -> t.dialogue().disclosed())
                            .optionalInstant("acknowledgedAt", t -> t.dialogue().acknowledgedAt())
                            .number("nextArticle", Ticket::nextArticle)
                            .number("nextChange", Ticket::nextChange)
                            .number("version", Ticket::version)
                            .flag("purging", Ticket::purging)
                            .optional("sameAs", t -> t.sameAs().map(TicketId::value))
                            .optional("partOf", t -> t.partOf().map(TicketId::value))
                            .optional("mergedInto", t -> t.mergedInto().map(TicketId::value))
                            .index(
                                    Index.DESK,
                                    t -> !t.isListed()
                                            ? Optional.empty()
                                            : Optional.of(new Key(
                                                    deskPartition(
                                                            t.ownership().desk(),
                                                            t.progress().state()),
                                                    Instants.key(t.progress().changedAt()) + "#" + t.id().value()))),
                    Ticket::stamp)
            .read(TicketReader::ticket);

    public static final Kind<Article> ARTICLE = Stamps.add(
                    Kind.of(Article.class, "article", a -> articleKey(a.ticket(), a.sequence()))
                            .text("ticket", a -> a.ticket().value())
                            .number("sequence", Article::sequence)
                            .text("sourceKey", Article::sourceKey)
                            .text("contact", a -> a.contact().value())
                            .text("author", a -> a.author().name())
                            .text("channel", a -> a.origin().channel())
                            .text("account", a -> a.origin().account())
                            .text("identity", a -> a.origin().identity().value())
                            .text("conversation", a -> a.origin().conversation())
                            .map("address", a -> a.origin().address())
                            .text("text", Article::text)
                            .text("language", Article::language)
                            .instant("at", Article::at)
                            .instant("storedAt", Article::storedAt)
                            .text("provenance", Article::provenance)
                            .map("facts", Article::facts)
                            .texts("objects", Article::objects)
                            .map("details", Article::details)
                            .optional("amendment", Article::amendment)
                            .index(
                                    Index.TIMELINE,
                                    a -> a.ofTheirs()
                                            ? Optional.of(new Key(
                                                    timelinePartition(a.contact()),
                                                    Instants.key(a.storedAt()) + "#"
                                                            + a.ticket().value() + "#"
                                                            + sequence(a.sequence())))
                                            : Optional.empty()),
                    Article::stamp)
            .read(TicketReader::article);

    public static final Kind<Change> CHANGE = Kind.of(
                    Change.class, "change", c -> changeKey(c.ticket(), c.sequence(), c.kind()))
            .text("ticket", c -> c.ticket().value())
            .number("sequence", Change::sequence)
            .text("change", c -> c.kind().code())
            .text("subject", Change::subject)
            .instant("at", Change::at)
            .text("by", Change::by)
            .read(row -> new Change(
                    new TicketId(row.text("ticket")),
                    row.number("sequence"),
                    Change.Kind.of(row.text("change")),
                    row.text("subject"),
                    row.instant("at"),
                    row.text("by")));

    public static final Kind<Outbound> OUTBOUND = Kind.of(
                    Outbound.class, "outbound", o -> outboundKey(o.ticket(), o.id()))
            .text("ticket", o -> o.ticket().value())
            .text("id", Outbound::id)
            .number("article", Outbound::article)
            .text("says", o -> o.kind().name())
            .flag("byBot", Outbound::byBot)
            .number("epoch", Outbound::epoch)
            .text("state", o -> o.state().name())
            .optionalInstant("claimedAt", Outbound::claimedAt)
            .integer("claims", Outbound::claims)
            .text("vendorId", Outbound::vendorId)
            .text("reason", Outbound::reason)
            .optional("delivery", o -> o.arrival().map(it -> it.state().name()))
            .optionalInstant("deliveryAt", o -> o.arrival().map(Arrival::at))
            .optional("deliveryReason", o -> o.arrival().map(Arrival::reason).filter(reason -> !reason.isEmpty()))
            .instant("createdAt", Outbound::createdAt)
            .text("correlation", Outbound::correlation)
            .number("version", Outbound::version)
            .read(TicketReader::outbound);

    public static final Kind<Packet> PACKET = Kind.of(
                    Packet.class, "packet", p -> new Key(ticketPartition(p.ticket()), "packet#" + sequence(p.number())))
            .text("ticket", p -> p.ticket().value())
            .integer("number", Packet::number)
            .instant("at", Packet::at)
            .text("language", Packet::language)
            .text("area", Packet::area)
            .texts("summary", Packet::summary)
            .texts("timeline", Packet::timeline)
            .map("facts", Packet::facts)
            .texts("tried", Packet::tried)
            .texts("claimedSends", Packet::claimedSends)
            .text("reason", Packet::reason)
            .integer("rulesVersion", Packet::rulesVersion)
            .read(TicketReader::packet);

    public static final Kind<DeskEntry> DESK_ENTRY = Kind.of(
                    DeskEntry.class, "deskEntry", d -> deskEntryKey(d.desk(), d.priority(), d.since(), d.ticket()))
            .text("desk", DeskEntry::desk)
            .text("priority", d -> d.priority().code())
            .instant("since", DeskEntry::since)
            .text("ticket", d -> d.ticket().value())
            .text("language", DeskEntry::language)
            .read(row -> new DeskEntry(
                    row.text("desk"),
                    Priority.of(row.text("priority")),
                    row.instant("since"),
                    new TicketId(row.text("ticket")),
                    row.text("language")));

    public static final Kind<OpenMatter> OPEN_MATTER = Kind.of(
                    OpenMatter.class, "open", o -> openKey(o.contact(), o.area()))
            .text("contact", o -> o.contact().value())
            .text("area", OpenMatter::area)
            .text("ticket", o -> o.ticket().value())
            .read(row -> new OpenMatter(
                    new ContactId(row.text("contact")), row.text("area"), new TicketId(row.text("ticket"))));

    public static final Kind<Source> SOURCE = Kind.of(Source.class, "source", s -> sourceKey(s.key()))
            .text("key", Source::key)
            .text("outcome", s -> s.outcome().name())
            .text("reason", Source::reason)
            .text("ticket", Source::ticket)
            .number("article", Source::article)
            .instant("at", Source::at)
            .number("expiresAt", s -> s.expiresAt().getEpochSecond())
            .read(row -> new Source(
                    row.text("key"),
                    Source.Outcome.valueOf(row.text("outcome")),
                    row.text("reason"),
                    row.text("ticket"),
                    row.number("article"),
                    row.instant("at"),
                    java.time.Instant.ofEpochSecond(row.number("expiresAt"))));

    /** A hash of a reply token, a tracking code, or a vendor's id of what we sent, that points to a ticket. */
    public record Pointer(String kind, String hash, TicketId ticket) {
        Key key() {
            return Key.only(kind, hash);
        }
    }

    public static final Kind<Pointer> POINTER = Kind.of(Pointer.class, "pointer", Pointer::key)
            .text("pointer", Pointer::kind)
            .text("hash", Pointer::hash)
            .text("ticket", p -> p.ticket().value())
            .read(row -> new Pointer(row.text("pointer"), row.text("hash"), new TicketId(row.text("ticket"))));

    private TicketItems() {}

    public static Key ticketKey(TicketId id) {
        return new Key(ticketPartition(id), "ticket");
    }

    public static String ticketPartition(TicketId id) {
        return "ticket#" + id.value();
    }

    public static Key articleKey(TicketId id, long sequence) {
        return new Key(ticketPartition(id), "article#" + sequence(sequence));
    }

    static Key changeKey(TicketId id, long sequence, Change.Kind kind) {
        return new Key(ticketPartition(id), "change#" + sequence(sequence) + "#" + kind.code());
    }

    public static Key outboundKey(TicketId id, String outbound) {
        return new Key(ticketPartition(id), "outbound#" + outbound);
    }

    public static Key openKey(ContactId contact, String area) {
        return new Key("contact#" + contact.value(), "open#" + area);
    }

    public static Key sourceKey(String key) {
        return Key.only("source", key);
    }

    public static Key deskEntryKey(String desk, Priority priority, java.time.Instant since, TicketId ticket) {
        return new Key("desk#" + desk, priority.rank() + "#" + Instants.key(since) + "#" + ticket.value());
    }

    static String timelinePartition(ContactId contact) {
        return "contact#" + contact.value();
    }

    static String deskPartition(String desk, TicketState state) {
        return "desk#" + desk + "#" + state.code();
    }

    static String sequence(long number) {
        return "%010d".formatted(number);
    }

    /** Makes an identity key from what an article stores. */
    static IdentityKey identity(String value) {
        return new IdentityKey(value);
    }
}
