package dev.landfall.knowledge;

import dev.landfall.language.SmallTalk;
import dev.landfall.policy.Policies;
import dev.landfall.wording.Locales;
import dev.landfall.wording.Said;
import dev.landfall.wording.Wordings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what to answer: by article and facts, never the same twice in a row, and never a guess. */
public final class Answers {

    private static final String UNKNOWN = "answer.unknown";
    private static final String OFFER_HUMAN = "answer.repeat-offer-human";

    private final Policies policies;
    private final KnowledgeBase knowledge;
    private final Wordings wordings;

    public Answers(Policies policies) {
        this.policies = policies;
        this.knowledge = new KnowledgeBase(policies);
        this.wordings = new Wordings(policies);
    }

    /** Answers a question; the outcome differs from the last answer in its id and its text. */
    public Answer answer(Question question) {
        Locales.Match match = wordings.nearest(question.locale());
        Situation situation = policies.current(FactRules.POLICY).situation(question.facts());
        Optional<Answer> courtesy = courtesy(question, match, situation);
        if (courtesy.isPresent()) {
            return courtesy.get();
        }
        List<Hit> hits = knowledge.in(match.served()).find(question.text());
        return hits.stream()
                .map(hit -> answered(hit.article(), situation, match))
                .filter(answer -> !isLast(answer.answerId(), question))
                .findFirst()
                .<Answer>map(answer -> answer)
                .orElseGet(() -> withoutArticle(question, match, !hits.isEmpty()));
    }

    /** A greeting or thanks asks nothing; said again right after, it is met as a question that we do not know. */
    private Optional<Answer> courtesy(Question question, Locales.Match match, Situation situation) {
        SmallTalk smallTalk = policies.current(SmallTalk.POLICY);
        return smallTalk
                .of(question.text())
                .flatMap(kind -> smallTalk
                        .reply(kind, match.served())
                        .<Answer>map(text -> new Answer.Answered(
                                text,
                                "small-talk." + kind.name().toLowerCase(java.util.Locale.ROOT),
                                "small-talk",
                                smallTalk.version(),
                                match.served(),
                                fallback(match),
                                situation)))
                .filter(answer -> !isLast(answer.answerId(), question));
    }

    private static Answer.Answered answered(Article article, Situation situation, Locales.Match match) {
        Article.Chosen chosen = article.answerFor(situation);
        return new Answer.Answered(
                chosen.text(),
                chosen.answerId(),
                article.id(),
                article.version(),
                match.served(),
                fallback(match),
                situation);
    }

    private Answer withoutArticle(Question question, Locales.Match match, boolean repeats) {
        boolean again = repeats || question.unanswered() > 0 || isLast(UNKNOWN, question);
        String intent = again && !isLast(OFFER_HUMAN, question) ? OFFER_HUMAN : UNKNOWN;
        Said said = wordings.say(intent, question.locale(), Map.of());
        return intent.equals(OFFER_HUMAN)
                ? new Answer.OfferHuman(said.text(), intent, match.served(), fallback(match), said)
                : new Answer.Unknown(said.text(), intent, match.served(), fallback(match), said);
    }

    private static boolean isLast(String answerId, Question question) {
        return question.lastAnswerId().map(answerId::equals).orElse(false);
    }

    private static Optional<String> fallback(Locales.Match match) {
        return match.exact() ? Optional.empty() : Optional.of(match.served());
    }
}
