package dev.landfall.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.policy.PolicyFiles;
import dev.landfall.wording.Locales;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class KnowledgeTest {

    private static final PolicyFiles POLICIES = new PolicyFiles(new JsonMapper());
    private static final KnowledgeBase BASE = new KnowledgeBase(POLICIES);

    static Stream<String> locales() {
        return POLICIES.current(KnowledgeIndex.POLICY).locales().stream();
    }

    @ParameterizedTest
    @MethodSource("locales")
    void everyTopicHasAnArticleWithEnoughWaysToAsk(String locale) {
        List<Article> articles = BASE.in(locale).articles();

        assertThat(articles).hasSizeGreaterThanOrEqualTo(12).allSatisfy(article -> {
            assertThat(article.locale()).isEqualTo(locale);
            assertThat(new HashSet<>(article.questions())).hasSizeGreaterThanOrEqualTo(6);
            assertThat(article.answer().length()).isGreaterThan(40);
        });
        assertThat(articles.stream().map(Article::id))
                .containsExactlyElementsOf(
                        POLICIES.current(KnowledgeIndex.POLICY).topics());
    }

    @Test
    void everyLocaleHasTheSameVariantsAndNoTextIsBorrowed() {
        Map<String, String> seen = new HashMap<>();
        for (String locale : locales().toList()) {
            for (Article article : BASE.in(locale).articles()) {
                Article english = BASE.in("en").articles().stream()
                        .filter(other -> other.id().equals(article.id()))
                        .findFirst()
                        .orElseThrow();
                assertThat(article.variants().stream().map(Article.Variant::id))
                        .containsExactlyElementsOf(english.variants().stream()
                                .map(Article.Variant::id)
                                .toList());
                Stream.concat(
                                Stream.of(article.title(), article.answer()),
                                article.variants().stream().map(Article.Variant::text))
                        .forEach(text ->
                                assertThat(seen.put(text, locale)).as(text).isNull());
            }
        }
    }

    @Test
    void theArticlesAreWrittenInEveryLocaleWeSpeak() {
        assertThat(locales().toList())
                .isEqualTo(POLICIES.current(Locales.POLICY).supported());
    }

    @Test
    void aLocaleWithoutArticlesIsRefused() {
        assertThatThrownBy(() -> BASE.in("../en")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLocaleIsBuiltOnceWhileItsPoliciesStand() {
        assertThat(BASE.in("hi")).isSameAs(BASE.in("hi"));
    }

    @ParameterizedTest
    @MethodSource("locales")
    void everyFeatureHasACardInEveryLocale(String locale) {
        Features features = POLICIES.current(Features.POLICY);
        Locales locales = POLICIES.current(Locales.POLICY);

        for (String topic :
                List.of("group-limit", "file-size", "translation", "backup", "multi-device", "scheduled-message")) {
            Feature feature = features.forTopic(topic).orElseThrow();
            Feature.Card card = feature.card(locales, locale);
            assertThat(card.name()).isNotBlank();
            assertThat(card.howto()).isNotBlank();
            assertThat(card.fallbackLocale()).isEmpty();
            assertThat(feature.entitlement()).doesNotContain(" ");
        }
        assertThat(features.forTopic("weather")).isEmpty();
    }

    @Test
    void aCardInAnUnknownLocaleNamesTheLocaleItIsIn() {
        Feature feature = POLICIES.current(Features.POLICY).forTopic("backup").orElseThrow();

        assertThat(feature.card(POLICIES.current(Locales.POLICY), "pt-AO").fallbackLocale())
                .contains("pt");
    }
}
