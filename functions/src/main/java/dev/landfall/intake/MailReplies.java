package dev.landfall.intake;

import dev.landfall.channel.mail.MailKind;
import dev.landfall.contact.Person;
import dev.landfall.policy.Policies;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Change;
import dev.landfall.ticket.EscalationRules;
import dev.landfall.ticket.Handover;
import dev.landfall.ticket.HandoverReason;
import dev.landfall.ticket.MailThread;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Priority;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketWork;
import dev.landfall.ticket.Tickets;
import dev.landfall.wording.Said;
import dev.landfall.wording.Wordings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is done at once when a mail was taken in: the acknowledgement, or a desk where nothing could be read. */
public final class MailReplies {

    private static final int STORY = 60;
    private static final long HOURS_STAY = 72;

    private final Policies policies;
    private final Wordings wordings;
    private final Tickets tickets;

    public MailReplies(Policies policies, Wordings wordings, Tickets tickets) {
        this.policies = policies;
        this.wordings = wordings;
        this.tickets = tickets;
    }

    /** To people alone, once a thread and quiet time; where a person has the word the machine keeps silent. */
    void acknowledge(TicketWork work, Article message, Person person, MailArrival arrival, Letter letter) {
        boolean fit = letter.kind() == MailKind.PERSON
                && !letter.sender().isEmpty()
                && !arrival.notice().failed("spam")
                && !arrival.notice().failed("virus");
        if (!fit || !work.ticket().ownership().isBot() || acknowledgedLately(work)) {
            return;
        }
        String locale = message.language().equals("und") ? person.contact().locale() : message.language();
        Said said = said(work, letter, locale);
        Outbound outbound = work.send(
                ArticleDraft.said(
                                message.sourceKey(),
                                Article.Author.BOT,
                                message.origin(),
                                said.text(),
                                said.fallbackLocale().orElse(said.locale()),
                                work.now(),
                                said.templateId() + "@" + said.version())
                        .withDetails(thread(work.ticket(), letter, locale)),
                Outbound.Kind.ACKNOWLEDGEMENT);
        work.replace(work.ticket().with(work.ticket().dialogue().acknowledged(work.now())));
        work.changed(Change.Kind.ACKNOWLEDGED, outbound.id(), "bot");
    }

    private boolean acknowledgedLately(TicketWork work) {
        Duration quiet = policies.current(MailIntakeRules.POLICY).quiet();
        return work.ticket()
                .dialogue()
                .acknowledgedAt()
                .filter(at -> at.plus(quiet).isAfter(work.now()))
                .isPresent();
    }

    /** What somebody wrote is told again only to whom it is proven to come from. */
    private Said said(TicketWork work, Letter letter, String locale) {
        String code = work.ticket().trackingCode();
        String expect = expect(work, locale);
        List<String> summary = letter.summary().sentences().stream()
                .map(sentence -> sentence.text().strip())
                .toList();
        return letter.verified() && !summary.isEmpty()
                ? wordings.say(
                        "acknowledgement.mail",
                        locale,
                        Map.of("code", code, "summary", String.join("\n", summary), "expect", expect))
                : wordings.say("acknowledgement.mail.fixed", locale, Map.of("code", code, "expect", expect));
    }

    /** That a machine wrote this, and until when a person answers: the promise that the desk's calendar gave. */
    private String expect(TicketWork work, String locale) {
        return work.ticket()
                .progress()
                .firstReplyDue()
                .filter(due -> due.isAfter(work.now()))
                .map(due -> wordings.duration(locale, roughly(Duration.between(work.now(), due))))
                .map(duration -> wordings.say("acknowledgement.expect", locale, Map.of("duration", duration)))
                .orElseGet(() -> wordings.say("acknowledgement.expect.later", locale, Map.of()))
                .text();
    }

    /** Whole hours, beyond three days whole days; always rounded up. */
    private static Duration roughly(Duration exact) {
        long hours = Math.max(1, exact.plusMinutes(59).toHours());
        return hours > HOURS_STAY ? Duration.ofDays((hours + 23) / 24) : Duration.ofHours(hours);
    }

    private Map<String, String> thread(Ticket ticket, Letter letter, String locale) {
        Map<String, String> details = new HashMap<>();
        String subject = MailDetails.subject(letter);
        details.put(
                "subject",
                letter.verified() && !subject.isBlank()
                        ? MailThread.answer(subject)
                        : wordings.say("subject.mail.acknowledgement", locale, Map.of("code", ticket.trackingCode()))
                                .text());
        MailDetails.messageId(letter).ifPresent(id -> details.put("inReplyTo", id));
        details.put("references", MailDetails.references(letter));
        details.put("autoSubmitted", "auto-replied");
        return details;
    }

    /** A mail that no machine can read waits for a person. */
    void toDesk(TicketWork work, Article message, Person person) {
        Ticket ticket = work.ticket();
        List<Article> articles = new ArrayList<>();
        if (!work.isNew()) {
            articles.addAll(tickets.latestArticles(ticket.id(), STORY));
        }
        articles.addAll(work.added());
        Handover.handOver(
                work,
                ticket.ownership().desk(),
                new Handover.Story(
                        articles,
                        work.isNew() ? List.of() : tickets.history(ticket.id(), STORY),
                        work.isNew() ? List.of() : tickets.outbounds(ticket.id()),
                        work.isNew() ? 1 : tickets.packets(ticket.id()).size() + 1,
                        List::of,
                        new HandoverReason(
                                "handover",
                                Priority.NORMAL,
                                policies.current(EscalationRules.POLICY).version())));
    }
}
