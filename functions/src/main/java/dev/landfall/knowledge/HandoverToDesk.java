package dev.landfall.knowledge;

import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.EmotionMode;
import dev.landfall.policy.Policies;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Calendars;
import dev.landfall.ticket.Change;
import dev.landfall.ticket.Escalation;
import dev.landfall.ticket.EscalationRules;
import dev.landfall.ticket.Handover;
import dev.landfall.ticket.HandoverReason;
import dev.landfall.ticket.MailThread;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Packet;
import dev.landfall.ticket.Roster;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketWork;
import dev.landfall.ticket.Tickets;
import dev.landfall.wording.Said;
import dev.landfall.wording.Wordings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Hands a ticket to the right desk with its story, and tells the person so, once. */
public final class HandoverToDesk {

    /** The notice that every hand-over gets where its cause must leave no trace. */
    private static final String NOTICE = "handover.notice";

    private static final int STORY = 60;

    private final Tickets tickets;
    private final Policies policies;
    private final Wordings wordings;
    private final Function<String, List<String>> summarise;

    /** @param summarise picks the telling sentences of a text */
    public HandoverToDesk(
            Tickets tickets, Policies policies, Wordings wordings, Function<String, List<String>> summarise) {
        this.tickets = tickets;
        this.policies = policies;
        this.wordings = wordings;
        this.summarise = summarise;
    }

    /**
     * Why and how a ticket is handed over.
     *
     * @param intent which notice the person gets, where the law lets notices differ
     * @param lastWord the person's article that the notice answers
     */
    public record Request(Escalation escalation, String intent, Article lastWord, String locale) {}

    /** Adds the hand-over to the work; false where a person owns the ticket already. */
    public boolean handOver(TicketWork work, Request request) {
        Ticket ticket = work.ticket();
        EmotionMode mode =
                ComplianceRules.current(policies).emotionMode(ticket.stamp().jurisdiction(), work.now());
        HandoverReason reason = policies.current(EscalationRules.POLICY).storedReason(request.escalation(), mode);
        String desk = policies.current(Roster.POLICY)
                .deskFor(ticket.matter().language(), work.now(), policies.current(Calendars.POLICY))
                .desk();
        boolean handed = Handover.handOver(work, desk, story(work, reason));
        if (handed) {
            String intent = mode.mayExplainHandover() ? request.intent() : NOTICE;
            Said said = wordings.say(intent, request.locale(), Map.of());
            work.send(
                    ArticleDraft.said(
                                    "epoch" + ticket.ownership().epoch() + "-"
                                            + request.lastWord().sourceKey(),
                                    Article.Author.BOT,
                                    request.lastWord().origin(),
                                    said.text(),
                                    said.fallbackLocale().orElse(said.locale()),
                                    work.now(),
                                    said.templateId() + "@" + said.version())
                            .withDetails(MailThread.answeringByMachine(request.lastWord())),
                    Outbound.Kind.HANDOVER_NOTICE);
        }
        return handed;
    }

    private Handover.Story story(TicketWork work, HandoverReason reason) {
        Ticket ticket = work.ticket();
        List<Article> articles = new ArrayList<>();
        List<Change> history = List.of();
        List<Outbound> outbounds = List.of();
        List<Packet> packets = List.of();
        if (!work.isNew()) {
            articles.addAll(tickets.latestArticles(ticket.id(), STORY));
            history = tickets.history(ticket.id(), STORY);
            outbounds = tickets.outbounds(ticket.id());
            packets = tickets.packets(ticket.id());
        }
        articles.addAll(work.added());
        return new Handover.Story(articles, history, outbounds, packets.size() + 1, summarise, reason);
    }
}
