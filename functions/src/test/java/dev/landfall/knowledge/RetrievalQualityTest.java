package dev.landfall.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.policy.PolicyFiles;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class RetrievalQualityTest {

    private static final PolicyFiles POLICIES = new PolicyFiles(new JsonMapper());
    private static final KnowledgeBase BASE = new KnowledgeBase(POLICIES);

    static Stream<String> locales() {
        return POLICIES.current(KnowledgeIndex.POLICY).locales().stream();
    }

    /** Where questions were written apart from the articles. */
    static Stream<String> tested() {
        return locales().filter(TestQuestions::exist);
    }

    /**
     * Elsewhere each of an article's own questions is asked of all but itself: what is known of the matter must find it
     * in most cases, and another language's words must not.
     */
    @ParameterizedTest
    @MethodSource("locales")
    void aQuestionIsFoundByTheOthersOfItsArticle(String locale) {
        RetrievalCalibration.Measured measured = RetrievalCalibration.measure(locale, POLICIES);
        assertThat(measured.right()).as("right").isGreaterThanOrEqualTo(0.45);
        assertThat(measured.wrong()).as("another article's").isLessThanOrEqualTo(0.3);
    }

    private static String topicOf(String locale, String text) {
        List<Hit> hits = BASE.in(locale).find(text);
        return hits.isEmpty()
                ? TestQuestions.UNRELATED
                : hits.getFirst().article().id();
    }

    @ParameterizedTest
    @MethodSource("tested")
    void theRightArticleIsFoundAndNonsenseIsNotAnswered(String locale) {
        List<TestQuestions.Labelled> questions = TestQuestions.in(locale);
        List<TestQuestions.Labelled> unrelated = questions.stream()
                .filter(question -> question.topic().equals(TestQuestions.UNRELATED))
                .toList();
        List<TestQuestions.Labelled> related = questions.stream()
                .filter(question -> !unrelated.contains(question))
                .toList();

        long right = related.stream()
                .filter(question -> topicOf(locale, question.text()).equals(question.topic()))
                .count();
        long wrong = unrelated.stream()
                .filter(question -> !topicOf(locale, question.text()).equals(TestQuestions.UNRELATED))
                .count();

        assertThat(related).hasSizeGreaterThanOrEqualTo(36);
        assertThat(unrelated).hasSizeGreaterThanOrEqualTo(8);
        assertThat(right / (double) related.size()).isGreaterThanOrEqualTo(0.85);
        assertThat(wrong / (double) unrelated.size()).isLessThanOrEqualTo(0.15);
    }

    @ParameterizedTest
    @MethodSource("tested")
    void theTestQuestionsAreNotTheArticlesOwn(String locale) {
        Set<String> own = BASE.in(locale).articles().stream()
                .flatMap(article -> article.questions().stream())
                .map(text -> text.replaceAll("[\\p{P}]", ""))
                .collect(Collectors.toSet());

        assertThat(TestQuestions.in(locale)).noneMatch(question -> own.contains(question.text()));
    }

    @ParameterizedTest
    @MethodSource("locales")
    void anArticlesOwnQuestionFindsIt(String locale) {
        List<Article> articles = BASE.in(locale).articles();

        for (Article article : articles) {
            assertThat(topicOf(locale, article.title())).isEqualTo(article.id());
            long found = article.questions().stream()
                    .filter(question -> topicOf(locale, question).equals(article.id()))
                    .count();
            assertThat(found / (double) article.questions().size())
                    .as(article.id())
                    .isGreaterThanOrEqualTo(0.85);
        }
    }

    @Test
    void emptyOddAndHugeTextsAreUnknownAndNotAFault() {
        for (String text : List.of("", "   ", "!!!", "\uD800", "😀😀", "\u0000", "こんにちは", "x".repeat(100_000))) {
            for (String locale : locales().toList()) {
                assertThat(topicOf(locale, text)).isEqualTo(TestQuestions.UNRELATED);
            }
        }
    }
}
