package dev.landfall.person;

import dev.landfall.compliance.ComplianceRules;
import dev.landfall.contact.ContactId;
import dev.landfall.event.HttpRequest;
import dev.landfall.event.Problem;
import dev.landfall.policy.Policies;
import dev.landfall.table.Instants;
import dev.landfall.table.Page;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.TicketPeriod;
import dev.landfall.ticket.Tickets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A person's story over all channels, newest first, by one query; what must be gone is not shown. */
public final class Timeline {

    private static final int LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;

    private final Tickets tickets;
    private final Policies policies;

    public Timeline(Tickets tickets, Policies policies) {
        this.tickets = tickets;
        this.policies = policies;
    }

    /** A page; {@code cursor} is empty on the last one. It may be short where something had to be left out. */
    record Shown(List<Entry> articles, String cursor) {
        Shown {
            articles = List.copyOf(articles);
        }
    }

    /** @param author {@code person}, {@code bot} or {@code agent} */
    record Entry(
            String ticket,
            String trackingCode,
            long sequence,
            String author,
            String channel,
            String text,
            String language,
            String at) {}

    Shown show(Optional<ContactId> contact, HttpRequest request, Instant now) {
        int limit = request.queryParameter("limit").map(Timeline::limit).orElse(LIMIT);
        Optional<String> after = request.queryParameter("cursor").map(Timeline::decoded);
        if (contact.isEmpty()) {
            return new Shown(List.of(), "");
        }
        Page<Article> page = tickets.timeline(contact.get(), limit, after);
        ComplianceRules rules = ComplianceRules.current(policies);
        Map<TicketId, Optional<Ticket>> known = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Article article :
                page.items().stream().filter(Article::visibleToPerson).toList()) {
            known.computeIfAbsent(
                            article.ticket(),
                            id -> tickets.find(id).filter(ticket -> !TicketPeriod.isOver(ticket, rules, now)))
                    .ifPresent(ticket -> entries.add(entry(article, ticket)));
        }
        return new Shown(entries, page.next().map(Timeline::encoded).orElse(""));
    }

    private static Entry entry(Article article, Ticket ticket) {
        return new Entry(
                ticket.id().value(),
                ticket.trackingCode(),
                article.sequence(),
                article.author().name().toLowerCase(Locale.ROOT),
                article.origin().channel(),
                article.text(),
                article.language(),
                Instants.key(article.storedAt()));
    }

    private static int limit(String digits) {
        if (!digits.matches("[0-9]{1,4}") || Integer.parseInt(digits) < 1) {
            throw Problem.badRequest("The limit is a number from 1 to 200");
        }
        return Math.min(HIGHEST_LIMIT, Integer.parseInt(digits));
    }

    private static String encoded(String cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("The cursor is not one of ours");
        }
    }
}
