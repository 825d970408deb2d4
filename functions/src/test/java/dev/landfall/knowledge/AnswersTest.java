package dev.landfall.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.policy.PolicyKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswersTest {

    private static final PolicyFiles POLICIES = new PolicyFiles(new JsonMapper());
    private static final Answers ANSWERS = new Answers(POLICIES);
    private static final Facts HEALTHY_WITH_ERROR = FactRulesTest.facts("wifi", 45, 0, "503");
    private static final Facts HEALTHY = FactRulesTest.facts("wifi", 45, 0, "");
    private static final Facts OFFLINE = FactRulesTest.facts("none", -1, -1, "");
    private static final Facts WEAK = FactRulesTest.facts("4g", 1500, 20, "");

    static Stream<String> locales() {
        return POLICIES.current(KnowledgeIndex.POLICY).locales().stream();
    }

    private static Question question(String text, String locale, Facts facts) {
        return new Question(text, locale, facts, Optional.empty(), 0);
    }

    private static List<String> networkAdvice(String locale) {
        PolicyFile facts = new PolicyFiles(new JsonMapper()).current(new PolicyKey<>("facts", file -> file));
        return facts.body()
                .path("networkAdvice")
                .path(locale)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static String titleOf(String topic, String locale) {
        return POLICIES.current(Article.policy(topic, locale)).title();
    }

    @ParameterizedTest
    @MethodSource("locales")
    void aHealthyNetworkIsNeverToldToCheckTheNetwork(String locale) {
        List<String> advice = networkAdvice(locale);
        List<String> said = new ArrayList<>();
        for (Article article : new KnowledgeBase(POLICIES).in(locale).articles()) {
            for (boolean serverError : new boolean[] {true, false}) {
                for (boolean outdated : new boolean[] {true, false}) {
                    said.add(article.answerFor(new Situation(NetworkHealth.HEALTHY, serverError, outdated))
                            .text());
                    said.add(article.answerFor(new Situation(NetworkHealth.UNKNOWN, serverError, outdated))
                            .text());
                }
            }
        }
        said.add(ANSWERS.answer(question("", locale, HEALTHY)).text());

        assertThat(advice).isNotEmpty();
        assertThat(said)
                .allSatisfy(text -> assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain(advice));
        // The phrases are the right ones: what we say to someone offline or on a weak line does contain one.
        assertThat(advice)
                .anyMatch(ANSWERS.answer(question(titleOf("message-not-sent", locale), locale, OFFLINE))
                        .text()
                        .toLowerCase(Locale.ROOT)::contains);
        assertThat(advice)
                .anyMatch(ANSWERS.answer(question(titleOf("call-drops", locale), locale, WEAK))
                        .text()
                        .toLowerCase(Locale.ROOT)::contains);
    }

    @ParameterizedTest
    @MethodSource("locales")
    void theFactsChooseTheAnswer(String locale) {
        String title = titleOf("message-not-sent", locale);

        assertThat(ANSWERS.answer(question(title, locale, OFFLINE)).answerId()).isEqualTo("message-not-sent/offline");
        assertThat(ANSWERS.answer(question(title, locale, WEAK)).answerId()).isEqualTo("message-not-sent/weak");
        assertThat(ANSWERS.answer(question(title, locale, HEALTHY_WITH_ERROR)).answerId())
                .isEqualTo("message-not-sent/server");
        assertThat(ANSWERS.answer(question(title, locale, HEALTHY)).answerId()).isEqualTo("message-not-sent");
    }

    @ParameterizedTest
    @MethodSource("locales")
    void whatWeDoNotKnowWeSaySoOnceAndThenOfferAPerson(String locale) {
        Answer first = ANSWERS.answer(question("zxqv 12345", locale, Facts.NONE));
        Answer second =
                ANSWERS.answer(new Question("zxqv 12345", locale, Facts.NONE, Optional.of(first.answerId()), 1));

        assertThat(first).isInstanceOf(Answer.Unknown.class);
        assertThat(second).isInstanceOf(Answer.OfferHuman.class);
        assertThat(second.text()).isNotEqualTo(first.text());
    }

    @Test
    void theSameQuestionAgainIsNotAnsweredWithTheSameText() {
        Answer first = ANSWERS.answer(question("my message will not send", "en", HEALTHY));
        Answer second = ANSWERS.answer(
                new Question("my message will not send", "en", HEALTHY, Optional.of(first.answerId()), 0));

        assertThat(first).isInstanceOf(Answer.Answered.class);
        assertThat(second.text()).isNotEqualTo(first.text());
    }

    @Test
    void aLocaleWeDoNotWriteInIsAnsweredInTheNearestAndSaysSo() {
        Answer answer = ANSWERS.answer(question("minha mensagem não envia", "pt-AO", Facts.NONE));

        assertThat(answer.locale()).isEqualTo("pt");
        assertThat(answer.fallbackLocale()).contains("pt");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 7, 42, 2026})
    void noDialogueHearsTheSameTwiceInARow(long seed) {
        Random random = new Random(seed);
        List<Facts> facts = List.of(Facts.NONE, HEALTHY, HEALTHY_WITH_ERROR, OFFLINE, WEAK);
        for (String locale : locales().filter(TestQuestions::exist).toList()) {
            List<TestQuestions.Labelled> questions = TestQuestions.in(locale);
            Optional<Answer> last = Optional.empty();
            String text = "";
            for (int turn = 0; turn < 60; turn++) {
                text = random.nextInt(3) == 0
                        ? text
                        : questions.get(random.nextInt(questions.size())).text();
                Answer answer = ANSWERS.answer(new Question(
                        text,
                        locale,
                        facts.get(random.nextInt(facts.size())),
                        last.map(Answer::answerId),
                        random.nextInt(3)));
                last.ifPresent(before -> assertThat(answer.text()).isNotEqualTo(before.text()));
                last = Optional.of(answer);
            }
        }
    }
}
