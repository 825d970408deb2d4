package dev.landfall.desk.rules;

import dev.landfall.compliance.ComplianceRules;
import dev.landfall.event.Problem;
import dev.landfall.policy.Policies;
import dev.landfall.table.Page;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Roster;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketPeriod;
import dev.landfall.ticket.TicketState;
import dev.landfall.ticket.Tickets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Public posts of the last days: those of tickets, since a post that opened none is not kept as a text. Reads the
 * desks' tickets by last change, a bounded stretch a call.
 */
final class RecentPosts {

    /** Tickets that one call reads, and the newest articles of each. */
    private static final int TICKETS = 40;

    private static final int ARTICLES = 20;

    private final Tickets tickets;
    private final Policies policies;

    RecentPosts(Tickets tickets, Policies policies) {
        this.tickets = tickets;
        this.policies = policies;
    }

    /** Some posts, and where to read on. */
    record Stretch(List<Article> posts, String cursor) {}

    /** A list of tickets, and how far it was read; opaque to who carries it. */
    private record Place(int list, Optional<String> after) {

        String encoded() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((list + "\n" + after.orElse("")).getBytes(StandardCharsets.UTF_8));
        }

        static Place of(String encoded, int lists) {
            try {
                String plain = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
                int end = plain.indexOf('\n');
                int list = Integer.parseInt(plain.substring(0, Math.max(0, end)));
                String after = plain.substring(end + 1);
                boolean isOurs = after.isEmpty() || after.split("\n", -1).length == 3;
                if (list >= 0 && list < lists && isOurs) {
                    return new Place(list, Optional.of(after).filter(text -> !text.isEmpty()));
                }
            } catch (IllegalArgumentException e) {
                throw Problem.badRequest("The cursor is not one of ours");
            }
            throw Problem.badRequest("The cursor is not one of ours");
        }
    }

    private record TicketList(String desk, TicketState state) {}

    Stretch since(Instant since, Instant now, Optional<String> cursor) {
        List<TicketList> lists = lists();
        Place place = cursor.map(text -> Place.of(text, lists.size())).orElse(new Place(0, Optional.empty()));
        List<Article> posts = new ArrayList<>();
        int read = 0;
        while (place.list() < lists.size()) {
            if (read >= TICKETS) {
                return new Stretch(posts, place.encoded());
            }
            TicketList list = lists.get(place.list());
            Page<Ticket> page = tickets.onDesk(list.desk(), list.state(), TICKETS - read, place.after());
            read += Math.max(1, page.items().size());
            page.items().forEach(ticket -> posts.addAll(posts(ticket, since, now)));
            boolean isOver = page.next().isEmpty() || isBefore(page.items(), since);
            place = isOver ? new Place(place.list() + 1, Optional.empty()) : new Place(place.list(), page.next());
        }
        return new Stretch(posts, "");
    }

    private List<TicketList> lists() {
        List<TicketList> lists = new ArrayList<>();
        for (String desk : policies.current(Roster.POLICY).deskNames()) {
            for (TicketState state : TicketState.values()) {
                lists.add(new TicketList(desk, state));
            }
        }
        return lists;
    }

    /** Lists run from the last change backwards: behind an older one there are only older ones. */
    private static boolean isBefore(List<Ticket> page, Instant since) {
        return !page.isEmpty() && page.getLast().progress().changedAt().isBefore(since);
    }

    private List<Article> posts(Ticket ticket, Instant since, Instant now) {
        if (ticket.progress().changedAt().isBefore(since)
                || TicketPeriod.isOver(ticket, ComplianceRules.current(policies), now)) {
            return List.of();
        }
        return tickets.latestArticles(ticket.id(), ARTICLES).stream()
                .filter(article -> article.fromPerson()
                        && "public".equals(article.details().get("audience"))
                        && !article.storedAt().isBefore(since))
                .toList();
    }
}
