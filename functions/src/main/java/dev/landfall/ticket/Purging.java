package dev.landfall.ticket;

import dev.landfall.contact.Keys;
import dev.landfall.table.Condition;
import dev.landfall.table.Key;
import dev.landfall.table.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What purge needs to know of a ticket's items: how its end begins, what lies elsewhere, and how it is finished. */
public final class Purging {

    private Purging() {}

    /**
     * From here on the ticket is invisible and no write to it passes. Refused when it changed since it was read, and
     * so whenever its anchor did.
     *
     * @param open the open pointer of its contact and area, which may be another ticket's by now
     */
    public static List<Write> begin(Ticket ticket, Optional<OpenMatter> open) {
        List<Write> writes = new ArrayList<>();
        writes.add(Write.put(
                TicketItems.TICKET,
                ticket.startPurging().stored(),
                Condition.number("version", ticket.version()).and(Condition.missing("purging"))));
        open.filter(matter -> matter.ticket().equals(ticket.id()))
                .ifPresent(matter -> writes.add(Write.delete(
                        TicketItems.OPEN_MATTER.keyOf(matter),
                        Condition.text("ticket", ticket.id().value()))));
        writes.addAll(Handover.leaveDesk(ticket));
        return writes;
    }

    /** What a ticket has outside its partition: tracking code, reply token, deadlines. */
    public static List<Key> elsewhere(Ticket ticket, Keys keys) {
        List<Key> found = new ArrayList<>();
        found.add(pointer("code", ticket.trackingCode(), keys));
        found.add(pointer("token", ticket.token(), keys));
        ticket.progress()
                .firstReplyDue()
                .ifPresent(at -> found.add(TicketWork.deadlinePointer(ticket.id(), "first-reply", at)
                        .key()));
        ticket.progress()
                .resolveDue()
                .ifPresent(at -> found.add(
                        TicketWork.deadlinePointer(ticket.id(), "resolve", at).key()));
        return List.copyOf(found);
    }

    /** The ways from vendors' ids to what was sent; to go before the articles, whose origins name them. */
    public static List<Key> waysBack(List<Outbound> outbounds, Function<Long, Optional<Article>> articles, Keys keys) {
        return outbounds.stream()
                .filter(outbound -> !outbound.vendorId().isEmpty())
                .flatMap(outbound -> articles.apply(outbound.article()).stream()
                        .map(article -> pointer("sent", Tickets.sentName(article.origin(), outbound), keys)))
                .toList();
    }

    private static Key pointer(String kind, String secret, Keys keys) {
        return Key.only(kind, keys.of(kind, secret));
    }

    /** An article without its device facts, and the packets without what they copied of them. */
    public static List<Write> redact(Article article, List<Packet> packets) {
        List<Write> writes = new ArrayList<>();
        writes.add(Write.put(
                TicketItems.ARTICLE,
                article.withFacts(Map.of()),
                Condition.text("contact", article.contact().value()).and(article.unamended())));
        for (Packet packet : packets) {
            Map<String, String> kept = new HashMap<>(packet.facts());
            kept.entrySet().removeAll(article.facts().entrySet());
            if (kept.size() < packet.facts().size()) {
                writes.add(Write.put(TicketItems.PACKET, packet.withFacts(kept), Condition.PRESENT));
            }
        }
        return writes;
    }

    /** The ticket item itself, last of all. */
    public static Write end(TicketId id) {
        return Write.delete(TicketItems.ticketKey(id), Condition.exists("purging"));
    }
}
