package dev.landfall.ticket;

import dev.landfall.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The switch from bot to person: owner and epoch, packet, desk entry and notice in one transaction, so that a ticket
 * at the desk without its story cannot be seen.
 */
public final class Handover {

    private static final int SUMMARY_SENTENCES = 6;

    private Handover() {}

    /**
     * What the packet is made of.
     *
     * @param articles the ticket's articles so far, those of the work under way included
     * @param summarise picks the telling sentences of one text
     */
    public record Story(
            List<Article> articles,
            List<Change> history,
            List<Outbound> outbounds,
            int packetNumber,
            java.util.function.Function<String, List<String>> summarise,
            HandoverReason reason) {}

    /** Hands the ticket to a desk; a ticket that a person owns already stays as it is and nothing is added. */
    public static boolean handOver(TicketWork work, String desk, Story story) {
        Ticket ticket = work.ticket();
        if (!ticket.ownership().isBot()) {
            return false;
        }
        Ticket handed = ticket.with(ticket.ownership().handedOver(desk, work.now()))
                .with(ticket.matter()
                        .withPriority(ticket.matter()
                                .priority()
                                .atLeast(story.reason().priority())));
        work.replace(handed);
        work.also(Write.create(TicketItems.PACKET, packet(handed, story, work.now())));
        work.also(Write.put(TicketItems.DESK_ENTRY, entry(handed, work.now())));
        work.changed(Change.Kind.HANDED_OVER, Integer.toString(story.packetNumber()), "system");
        return true;
    }

    static DeskEntry entry(Ticket ticket, Instant since) {
        return new DeskEntry(
                ticket.ownership().desk(),
                ticket.matter().priority(),
                since,
                ticket.id(),
                ticket.matter().language());
    }

    /** The write that takes a ticket off its desk's waiting list. */
    public static List<Write> leaveDesk(Ticket ticket) {
        Optional<Instant> since = ticket.ownership().waitingSince();
        return since.map(at -> List.of(Write.delete(TicketItems.deskEntryKey(
                        ticket.ownership().desk(), ticket.matter().priority(), at, ticket.id()))))
                .orElse(List.of());
    }

    private static Packet packet(Ticket ticket, Story story, Instant now) {
        List<String> summary = new ArrayList<>();
        Map<String, String> facts = new LinkedHashMap<>();
        List<String> tried = story.history().stream()
                .filter(change -> change.kind() == Change.Kind.ANSWERED)
                .map(Change::subject)
                .toList();
        for (Article article : story.articles()) {
            if (article.fromPerson()) {
                summary.addAll(story.summarise().apply(article.text()));
                facts.putAll(article.facts());
            }
        }
        List<String> timeline = story.history().stream()
                .map(change -> change.at() + " " + change.kind().code())
                .toList();
        List<String> claimed = story.outbounds().stream()
                .filter(outbound -> outbound.byBot() && outbound.state() == Outbound.State.CLAIMED)
                .map(Outbound::id)
                .toList();
        return new Packet(
                ticket.id(),
                story.packetNumber(),
                now,
                ticket.matter().language(),
                ticket.matter().area(),
                summary.subList(Math.max(0, summary.size() - SUMMARY_SENTENCES), summary.size()),
                timeline,
                facts,
                tried,
                claimed,
                story.reason().code(),
                story.reason().policyVersion());
    }
}
