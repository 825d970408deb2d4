package dev.landfall.knowledge;

import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.EmotionMode;
import dev.landfall.contact.Person;
import dev.landfall.language.HumanRequest;
import dev.landfall.language.Mood;
import dev.landfall.language.MoodRules;
import dev.landfall.policy.Policies;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Change;
import dev.landfall.ticket.Dialogue;
import dev.landfall.ticket.Escalation;
import dev.landfall.ticket.EscalationRules;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Signals;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketWork;
import dev.landfall.wording.Said;
import dev.landfall.wording.Wordings;
import java.util.Map;
import java.util.Optional;

/**
 * Answers a direct message in the transaction that stores it: from an article, or honestly that it does not know; a
 * request for a person, or anger where the law lets it be seen, hands over there and then. Where a person owns the ticket it stays silent.
 */
public final class Responder implements Reception.Answering {

    private final Policies policies;
    private final Answers answers;
    private final Wordings wordings;
    private final HandoverToDesk handover;

    public Responder(Policies policies, Answers answers, Wordings wordings, HandoverToDesk handover) {
        this.policies = policies;
        this.answers = answers;
        this.wordings = wordings;
        this.handover = handover;
    }

    @Override
    public void answer(TicketWork work, Article message, Person person) {
        if (!work.ticket().ownership().isBot()) {
            return;
        }
        String locale =
                SpokenLocale.of(wordings, message.language(), person.contact().locale());
        boolean asked = policies.current(HumanRequest.POLICY).asked(message.text());
        Optional<Escalation> escalation = escalation(work, message, asked);
        if (escalation.isPresent()) {
            String intent = asked ? "handover.human-requested" : "handover.notice";
            handover.handOver(work, new HandoverToDesk.Request(escalation.get(), intent, message, locale));
        } else {
            say(work, message, locale);
        }
    }

    /** What cannot wait for the queue: who asks for a person, or is upset, gets no further word from a machine. */
    private Optional<Escalation> escalation(TicketWork work, Article message, boolean asked) {
        EmotionMode mode = ComplianceRules.current(policies)
                .emotionMode(work.ticket().stamp().jurisdiction(), work.now());
        boolean upset = mode.mayInfer() && policies.current(MoodRules.POLICY).of(message.text()) instanceof Mood.Upset;
        Signals signals = new Signals(upset, asked, 0, Optional.empty(), false);
        return policies.current(EscalationRules.POLICY).decide(signals, mode);
    }

    private void say(TicketWork work, Article message, String locale) {
        Ticket ticket = work.ticket();
        Dialogue dialogue = ticket.dialogue();
        Answer answer = answers.answer(new Question(
                message.text(), locale, FactMap.read(message.facts()), dialogue.lastAnswer(), dialogue.unanswered()));
        String text = dialogue.disclosed() ? answer.text() : disclosure(locale) + "\n\n" + answer.text();
        work.send(
                ArticleDraft.said(
                        message.sourceKey(),
                        Article.Author.BOT,
                        message.origin(),
                        text,
                        answer.fallbackLocale().orElse(answer.locale()),
                        work.now(),
                        provenance(answer)),
                Outbound.Kind.ANSWER);
        Dialogue next = switch (answer) {
            case Answer.Answered answered -> dialogue.answered(answered.answerId());
            case Answer.Unknown unknown -> dialogue.notAnswered(unknown.answerId());
            case Answer.OfferHuman offer -> dialogue.notAnswered(offer.answerId());
        };
        work.replace(work.ticket().with(next));
        work.replace(work.ticket().with(work.ticket().progress().replied(work.now())));
        work.changed(Change.Kind.ANSWERED, answer.answerId(), "bot");
    }

    private String disclosure(String locale) {
        return wordings.say("bot.disclosure", locale, Map.of()).text();
    }

    private static String provenance(Answer answer) {
        return switch (answer) {
            case Answer.Answered answered -> answered.answerId() + "@" + answered.version();
            case Answer.Unknown unknown -> provenance(unknown.said());
            case Answer.OfferHuman offer -> provenance(offer.said());
        };
    }

    private static String provenance(Said said) {
        return said.templateId() + "@" + said.version();
    }
}
