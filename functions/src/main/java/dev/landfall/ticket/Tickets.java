package dev.landfall.ticket;

import dev.landfall.contact.ContactId;
import dev.landfall.contact.Keys;
import dev.landfall.table.Index;
import dev.landfall.table.Page;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.table.Written;
import java.util.List;
import java.util.Optional;

/** Tickets in the table. What is being purged is invisible here. */
public final class Tickets {

    private static final int ALL = 200;
    private static final int HOPS = 5;

    private final Table table;
    private final Keys keys;

    public Tickets(Table table, Keys keys) {
        this.table = table;
        this.keys = keys;
    }

    public Optional<Ticket> find(TicketId id) {
        return table.get(TicketItems.TICKET, TicketItems.ticketKey(id)).filter(ticket -> !ticket.purging());
    }

    /** The open ticket that an agent merged this one into, through others; itself where there is none. */
    public Ticket standing(Ticket ticket) {
        Ticket at = ticket;
        for (int hop = 0; hop < HOPS && at.mergedInto().isPresent(); hop++) {
            Optional<Ticket> next = find(at.mergedInto().get());
            if (next.isEmpty()) {
                return ticket;
            }
            at = next.get();
        }
        return at.isOpen() && at.mergedInto().isEmpty() ? at : ticket;
    }

    /** The ticket that a person names by its tracking code. */
    public Optional<Ticket> byTrackingCode(String code) {
        return pointed("code", code);
    }

    /** The ticket that a reply token in a mail's address belongs to. */
    public Optional<Ticket> byReplyToken(String token) {
        return pointed("token", token);
    }

    /** What we sent by that channel's account, by the id that the vendor gave it. */
    public Optional<Outbound> sent(String channel, String account, String vendorId) {
        return pointed("sent", String.join("\n", channel, account, vendorId))
                .flatMap(ticket -> outbounds(ticket.id()).stream()
                        .filter(outbound -> outbound.vendorId().equals(vendorId))
                        .findFirst());
    }

    /** The way from a vendor's id to what was sent; to be written where the vendor tells what became of it. */
    public Write sentPointer(Outbound sent, Origin origin) {
        return Write.put(
                TicketItems.POINTER,
                new TicketItems.Pointer("sent", keys.of("sent", sentName(origin, sent)), sent.ticket()));
    }

    static String sentName(Origin origin, Outbound sent) {
        return String.join("\n", origin.channel(), origin.account(), sent.vendorId());
    }

    /** Keeps what the vendor told; false where it was changed meanwhile, and is to be read again. */
    public boolean keep(Outbound read, Arrival told) {
        return table.write(List.of(Write.put(
                        TicketItems.OUTBOUND,
                        read.arrived(told),
                        dev.landfall.table.Condition.number("version", read.version()))))
                .done();
    }

    private Optional<Ticket> pointed(String kind, String secret) {
        return table.get(
                        TicketItems.POINTER,
                        new TicketItems.Pointer(kind, keys.of(kind, secret), new TicketId("none")).key())
                .flatMap(pointer -> find(pointer.ticket()));
    }

    /** What became of an event, if anything yet. */
    public Optional<Source> source(String key) {
        return table.get(TicketItems.SOURCE, TicketItems.sourceKey(key));
    }

    /** The pointer to a contact's open ticket of an area, whatever became of the ticket. */
    public Optional<OpenMatter> openMatter(ContactId contact, String area) {
        return table.get(TicketItems.OPEN_MATTER, TicketItems.openKey(contact, area));
    }

    /** A contact's open tickets, one an area at most. */
    public List<Ticket> openTickets(ContactId contact) {
        return table
                .query(
                        TicketItems.OPEN_MATTER,
                        "contact#" + contact.value(),
                        Range.prefix("open#"),
                        ALL,
                        Optional.empty())
                .items()
                .stream()
                .flatMap(open -> find(open.ticket()).stream())
                .toList();
    }

    /** Articles after a sequence number, oldest first. */
    public List<Article> articles(TicketId id, long after, int limit) {
        return table.query(
                        TicketItems.ARTICLE,
                        TicketItems.ticketPartition(id),
                        Range.between(
                                "article#" + TicketItems.sequence(after + 1),
                                "article#" + TicketItems.sequence(9_999_999_999L)),
                        limit,
                        Optional.empty())
                .items();
    }

    /** The newest articles, oldest of them first. */
    public List<Article> latestArticles(TicketId id, int limit) {
        return table.query(
                        TicketItems.ARTICLE,
                        TicketItems.ticketPartition(id),
                        Range.prefix("article#").backwards(),
                        limit,
                        Optional.empty())
                .items()
                .reversed();
    }

    public Optional<Article> article(TicketId id, long sequence) {
        return table.get(TicketItems.ARTICLE, TicketItems.articleKey(id, sequence));
    }

    public List<Change> history(TicketId id, int limit) {
        return table.query(
                        TicketItems.CHANGE,
                        TicketItems.ticketPartition(id),
                        Range.prefix("change#").backwards(),
                        limit,
                        Optional.empty())
                .items()
                .reversed();
    }

    /** One change of a ticket, as an event names it. */
    public Optional<Change> change(TicketId id, long sequence, Change.Kind kind) {
        return table.get(TicketItems.CHANGE, TicketItems.changeKey(id, sequence, kind));
    }

    public List<Packet> packets(TicketId id) {
        return table.query(
                        TicketItems.PACKET,
                        TicketItems.ticketPartition(id),
                        Range.prefix("packet#"),
                        ALL,
                        Optional.empty())
                .items();
    }

    public List<Outbound> outbounds(TicketId id) {
        return table.query(
                        TicketItems.OUTBOUND,
                        TicketItems.ticketPartition(id),
                        Range.prefix("outbound#"),
                        ALL,
                        Optional.empty())
                .items();
    }

    public Optional<Outbound> outbound(TicketId id, String outbound) {
        return table.get(TicketItems.OUTBOUND, TicketItems.outboundKey(id, outbound));
    }

    /** A person's articles over all channels, newest first; an index, so a moment behind. */
    public Page<Article> timeline(ContactId contact, int limit, Optional<String> cursor) {
        return table.query(
                Index.TIMELINE,
                TicketItems.ARTICLE,
                TicketItems.timelinePartition(contact),
                Range.all().backwards(),
                limit,
                cursor);
    }

    /** A desk's tickets in a state, last changed first; an index, so a moment behind. */
    public Page<Ticket> onDesk(String desk, TicketState state, int limit, Optional<String> cursor) {
        return table.query(
                Index.DESK,
                TicketItems.TICKET,
                TicketItems.deskPartition(desk, state),
                Range.all().backwards(),
                limit,
                cursor);
    }

    /** What waits for a person at a desk, most urgent and longest waiting first. */
    public List<DeskEntry> waiting(String desk, int limit) {
        return table.query(TicketItems.DESK_ENTRY, "desk#" + desk, Range.all(), limit, Optional.empty())
                .items();
    }

    /**
     * Stores all of a ticket's work, or nothing.
     *
     * @return refused at 0 when the ticket changed since it was read; at a later place by the order of what was added
     */
    public Written commit(TicketWork work) {
        return table.write(work.writes());
    }

    /** Writes something else of this room's, such as an outcome without a ticket. */
    public Written write(List<Write> writes) {
        return table.write(writes);
    }
}
