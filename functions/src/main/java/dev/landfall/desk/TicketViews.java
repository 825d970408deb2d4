package dev.landfall.desk;

import dev.landfall.table.Instants;
import dev.landfall.ticket.Arrival;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Change;
import dev.landfall.ticket.LeadTime;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Packet;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shapes in which agents see tickets, as JSON; instants are ISO 8601, what is not known is empty text. */
final class TicketViews {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

    private TicketViews() {}

    /** A page of tickets; {@code cursor} is empty on the last one. */
    record Listed(List<Line> tickets, String cursor) {
        Listed(List<Line> tickets, Optional<String> cursor) {
            this(List.copyOf(tickets), cursor.orElse(""));
        }

        /** Those first, on the first page, and nowhere else. */
        Listed ledBy(List<Line> first, boolean firstPage) {
            List<Line> lines = new ArrayList<>(firstPage ? first : List.of());
            List<String> led = first.stream().map(Line::id).toList();
            tickets.stream().filter(line -> !led.contains(line.id())).forEach(lines::add);
            return new Listed(List.copyOf(lines), cursor);
        }
    }

    record Line(
            String id,
            String trackingCode,
            String state,
            String desk,
            String area,
            String language,
            String priority,
            String reason,
            String owner,
            String agent,
            String waitingSince,
            String changedAt,
            String firstReplyDue,
            String resolveDue,
            boolean breached,
            String sameAs,
            String partOf,
            String mergedInto) {}

    record Whole(
            Line ticket,
            String subject,
            List<String> rules,
            StormViews.Others others,
            List<String> merged,
            String leadTime,
            List<Said> articles,
            List<String> summary,
            List<Handed> packets,
            List<Happened> history,
            List<Sent> outbounds) {}

    /** A hand-off packet. */
    record Handed(
            int number,
            String at,
            String language,
            String area,
            List<String> summary,
            List<String> timeline,
            Map<String, String> facts,
            List<String> tried,
            List<String> claimedSends,
            String reason,
            int rulesVersion) {}

    /**
     * @param hidden stretches of the text that are quotes or signature, {@code [start,end)} in UTF-16 units
     * @param editedAt when its author last changed it
     * @param withdrawn whether its author took it back; then there is no text
     * @param delivery of what we say, how far it has come: an outbound's state, or once sent what the vendor tells
     */
    record Said(
            long sequence,
            String author,
            String channel,
            String account,
            String text,
            List<List<Integer>> hidden,
            String language,
            String at,
            String storedAt,
            String provenance,
            Map<String, String> facts,
            Map<String, String> details,
            List<String> objects,
            String editedAt,
            boolean withdrawn,
            String delivery) {}

    record Happened(long sequence, String kind, String subject, String at, String by) {}

    /**
     * @param failed refused, unknown, withdrawn, or given up by the vendor: the person may not have it, and
     *     {@code reason} says why
     * @param delivery see {@link Said}
     */
    record Sent(
            String id,
            long article,
            String kind,
            String state,
            boolean failed,
            String reason,
            int claims,
            String at,
            String delivery) {}

    static Line line(Ticket ticket) {
        return new Line(
                ticket.id().value(),
                ticket.trackingCode(),
                ticket.progress().state().code(),
                ticket.ownership().desk(),
                ticket.matter().area(),
                ticket.matter().language(),
                ticket.matter().priority().code(),
                ticket.matter().reason(),
                code(ticket.ownership().owner()),
                ticket.ownership().agent().orElse(""),
                text(ticket.ownership().waitingSince()),
                Instants.key(ticket.progress().changedAt()),
                text(ticket.progress().firstReplyDue()),
                text(ticket.progress().resolveDue()),
                ticket.progress().breached(),
                ticket.sameAs().map(TicketId::value).orElse(""),
                ticket.partOf().map(TicketId::value).orElse(""),
                ticket.mergedInto().map(TicketId::value).orElse(""));
    }

    static Whole whole(
            Ticket ticket,
            StormViews.Others others,
            List<Article> articles,
            List<Packet> packets,
            List<Change> history,
            List<Outbound> outbounds) {
        return new Whole(
                line(ticket),
                ticket.matter().subject(),
                ticket.matter().rules(),
                others,
                merged(history),
                LeadTime.of(articles).map(Duration::toString).orElse(""),
                articles.stream().map(article -> said(article, outbounds)).toList(),
                summary(articles, packets),
                packets.stream().map(TicketViews::handed).toList(),
                history.stream()
                        .map(change -> new Happened(
                                change.sequence(),
                                change.kind().code(),
                                change.subject(),
                                Instants.key(change.at()),
                                change.by()))
                        .toList(),
                outbounds.stream().map(TicketViews::sent).toList());
    }

    /** The tickets that were merged into this one and are still. */
    private static List<String> merged(List<Change> history) {
        List<String> merged = new ArrayList<>();
        for (Change change : history) {
            if (change.kind() == Change.Kind.MERGED && change.subject().startsWith("from:")) {
                merged.add(change.subject().substring("from:".length()));
            } else if (change.kind() == Change.Kind.UNMERGED && change.subject().startsWith("out:")) {
                merged.remove(change.subject().substring("out:".length()));
            }
        }
        return List.copyOf(merged);
    }

    /** The newest packet's summary; before a hand-over that of the newest message which has one. */
    private static List<String> summary(List<Article> articles, List<Packet> packets) {
        if (!packets.isEmpty()) {
            return packets.getLast().summary();
        }
        return articles.reversed().stream()
                .map(article -> article.details()
                        .getOrDefault("threadSummary", article.details().getOrDefault("summary", "")))
                .filter(summary -> !summary.isBlank())
                .findFirst()
                .map(summary -> Arrays.asList(summary.split("\n")))
                .orElse(List.of());
    }

    private static Handed handed(Packet packet) {
        return new Handed(
                packet.number(),
                Instants.key(packet.at()),
                packet.language(),
                packet.area(),
                packet.summary(),
                packet.timeline(),
                packet.facts(),
                packet.tried(),
                packet.claimedSends(),
                packet.reason(),
                packet.rulesVersion());
    }

    private static Said said(Article article, List<Outbound> outbounds) {
        return new Said(
                article.sequence(),
                code(article.author()),
                article.origin().channel(),
                article.origin().account(),
                article.text(),
                spans(article.details().getOrDefault("hidden", "")),
                article.language(),
                Instants.key(article.at()),
                Instants.key(article.storedAt()),
                article.provenance(),
                article.facts(),
                article.details(),
                article.objects(),
                text(article.editedAt()),
                article.withdrawn(),
                outbounds.stream()
                        .filter(outbound -> outbound.article() == article.sequence())
                        .findFirst()
                        .map(TicketViews::delivery)
                        .orElse(""));
    }

    private static String delivery(Outbound outbound) {
        return outbound.arrival().map(arrival -> code(arrival.state())).orElseGet(() -> code(outbound.state()));
    }

    private static Sent sent(Outbound outbound) {
        boolean failed = switch (outbound.state()) {
            case REFUSED, UNKNOWN, WITHDRAWN -> true;
            case PENDING, CLAIMED -> false;
            case SENT -> outbound.gaveUp();
        };
        return new Sent(
                outbound.id(),
                outbound.article(),
                code(outbound.kind()),
                code(outbound.state()),
                failed,
                outbound.gaveUp() ? outbound.arrival().map(Arrival::reason).orElse("") : outbound.reason(),
                outbound.claims(),
                Instants.key(outbound.createdAt()),
                delivery(outbound));
    }

    /** Reads {@code "12-40,88-120"}. */
    private static List<List<Integer>> spans(String written) {
        List<List<Integer>> spans = new ArrayList<>();
        Matcher matcher = SPAN.matcher(written);
        while (matcher.find()) {
            spans.add(List.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
        }
        return List.copyOf(spans);
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(Optional<Instant> at) {
        return at.map(Instants::key).orElse("");
    }
}
