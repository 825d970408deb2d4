package dev.landfall.intake;

import dev.landfall.channel.DeliveryReport;
import dev.landfall.channel.SendingRules;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.IdentityKey;
import dev.landfall.contact.Keys;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import dev.landfall.policy.Policies;
import dev.landfall.ticket.Arrival;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.Tickets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps what vendors tell of our messages. A report may be faster than the end of the send it is about; so what is not
 * known goes back to the queue for as long as a claim may be at work, and only then counts as somebody else's.
 */
public final class DeliveryReports {

    private static final int ATTEMPTS = 10;
    private static final int LATEST = 50;

    private final Tickets tickets;
    private final Contacts contacts;
    private final Keys keys;
    private final Policies policies;

    public DeliveryReports(Tickets tickets, Contacts contacts, Keys keys, Policies policies) {
        this.tickets = tickets;
        this.contacts = contacts;
        this.keys = keys;
        this.policies = policies;
    }

    enum Result {
        KEPT,
        /** Not ours, or gone. */
        UNKNOWN
    }

    /** Throws where it is worth another try. */
    Result keep(DeliveryReport report, Instant receivedAt, Instant now) {
        List<Outbound> meant = meant(report);
        List<Outbound> sent = meant.stream()
                .filter(outbound -> outbound.state() == Outbound.State.SENT)
                .toList();
        sent.forEach(outbound -> keep(outbound, new Arrival(report.state(), report.at(), report.reason())));
        boolean early = switch (report.of()) {
            case DeliveryReport.One one -> meant.isEmpty();
            case DeliveryReport.Until until -> meant.size() > sent.size();
        };
        if (early
                && now.isBefore(
                        receivedAt.plus(policies.current(SendingRules.POLICY).claim()))) {
            throw new IllegalStateException("A report came before the end of its send; to be tried again");
        }
        return sent.isEmpty() ? Result.UNKNOWN : Result.KEPT;
    }

    private void keep(Outbound meant, Arrival told) {
        Optional<Outbound> read = Optional.of(meant);
        for (int attempt = 0; attempt < ATTEMPTS && read.isPresent(); attempt++) {
            Outbound outbound = read.get();
            boolean known = outbound.arrival()
                    .map(arrival -> !arrival.state().mayBecome(told.state()))
                    .orElse(false);
            if (known || tickets.keep(outbound, told)) {
                count(outbound, told, !known);
                return;
            }
            read = tickets.outbound(outbound.ticket(), outbound.id());
        }
        if (read.isPresent()) {
            throw new IllegalStateException("The message was changed too often meanwhile; to be tried again");
        }
    }

    private static void count(Outbound outbound, Arrival told, boolean moved) {
        if (moved && told.state() == Arrival.State.FAILED) {
            Log.warn(
                    "message given up by its vendor",
                    "ticket",
                    outbound.ticket(),
                    "outbound",
                    outbound.id(),
                    "reason",
                    told.reason());
        }
        Metrics.count("DeliveryReports", 1, "moved", Boolean.toString(moved));
    }

    private List<Outbound> meant(DeliveryReport report) {
        return switch (report.of()) {
            case DeliveryReport.One one ->
                tickets.sent(report.channel(), report.account(), one.id()).stream()
                        .toList();
            case DeliveryReport.Until until -> until(report, until.userId());
        };
    }

    /** What we said there until then, among the person's newest articles. */
    private List<Outbound> until(DeliveryReport report, String userId) {
        IdentityKey identity = keys.identity(report.channel(), report.account(), userId);
        List<Article> ours = contacts.find(identity).stream()
                .flatMap(person -> tickets.timeline(person.contact().id(), LATEST, Optional.empty()).items().stream())
                .filter(article -> !article.fromPerson()
                        && article.origin().identity().equals(identity)
                        && !article.storedAt().isAfter(report.at()))
                .toList();
        return ours.stream()
                .map(Article::ticket)
                .distinct()
                .flatMap(ticket -> said(ticket, ours))
                .filter(outbound ->
                        outbound.claimedAt().map(at -> !at.isAfter(report.at())).orElse(false))
                .filter(outbound ->
                        outbound.state() == Outbound.State.SENT || outbound.state() == Outbound.State.CLAIMED)
                .toList();
    }

    private Stream<Outbound> said(TicketId ticket, List<Article> ours) {
        return tickets.outbounds(ticket).stream()
                .filter(outbound -> ours.stream()
                        .anyMatch(article ->
                                article.ticket().equals(ticket) && article.sequence() == outbound.article()));
    }
}
