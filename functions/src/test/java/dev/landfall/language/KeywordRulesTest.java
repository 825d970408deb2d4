package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class KeywordRulesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-12-01");
    private final KeywordRules rules = Policy.keywords();

    @Test
    void postsThatNeedCareAreToldFromThoseThatDoNot() {
        int right = 0;
        int wrong = 0;
        int missed = 0;
        var faults = new ArrayList<String>();
        List<String[]> lines = Policy.lines("keywords.tsv");
        for (String[] line : lines) {
            Optional<String> area = rules.match(line[2], "x", DAY).area();
            String found = area.orElse("-");
            if (!found.equals(line[1])) {
                faults.add(found + " for " + String.join(" ", line));
            }
            right += area.isPresent() && found.equals(line[1]) ? 1 : 0;
            wrong += area.isPresent() && !found.equals(line[1]) ? 1 : 0;
            missed += !line[1].equals("-") && !found.equals(line[1]) ? 1 : 0;
        }
        double precision = right / (double) (right + wrong);
        double recall = right / (double) (right + missed);
        System.out.printf("keywords: %d posts, precision %.3f, recall %.3f%n", lines.size(), precision, recall);
        assertThat(precision).as("precision; faults %s", faults).isGreaterThanOrEqualTo(0.95);
        assertThat(recall).as("recall; faults %s", faults).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void everyLanguageHasGroupsForMostRules() {
        var head = Policy.file("keywords").body();
        head.path("languages")
                .forEach(language -> assertThat(Policy.file("keywords/" + language.asString())
                                .body()
                                .path("phrases")
                                .properties())
                        .as(language.asString())
                        .hasSizeGreaterThanOrEqualTo(8)
                        .allSatisfy(rule -> assertThat(rule.getValue()).isNotEmpty()));
    }

    @Test
    void theRulesAreCompiledOnceAPolicySnapshot() {
        assertThat(Policy.keywords()).isSameAs(Policy.keywords());
    }

    @Test
    void aHashtagMatchesByItsWords() {
        assertThat(rules.match("#NoMeLlegaElCodigo", "x", DAY).area()).contains("login");
        assertThat(rules.match("help #account_got_hacked", "x", DAY).area()).contains("account");
    }

    @Test
    void theSpellingOfAPostDoesNotMatter() {
        assertThat(rules.match("ＶＥＲＩＦＩＣＡＴＩＯＮ ＣＯＤＥ never ar\u200Brived", "x", DAY)
                        .area())
                .contains("login");
        assertThat(rules.match("ما وصلني الكـــود", "x", DAY).area()).contains("login");
    }

    @Test
    void aRuleHoldsOnItsDaysAndChannelsOnly() {
        KeywordRules dated = rules("""
                {"id":"r","area":"calls","priority":"high","owner":"o","effectiveFrom":"2026-01-02",
                 "effectiveTo":"2026-01-03","channels":["x"],"phrases":{"en":[{"any":["call drop*"]}]}}""");

        assertThat(dated.match("call dropping", "x", LocalDate.parse("2026-01-02"))
                        .hits())
                .hasSize(1);
        assertThat(dated.match("call dropping", "x", LocalDate.parse("2026-01-01"))
                        .hits())
                .isEmpty();
        assertThat(dated.match("call dropping", "x", LocalDate.parse("2026-01-04"))
                        .hits())
                .isEmpty();
        assertThat(dated.match("call dropping", "line", LocalDate.parse("2026-01-03"))
                        .hits())
                .isEmpty();
    }

    @Test
    void aGroupNeedsOneOfEachPartAndNoneOfTheForbidden() {
        KeywordRules parts = rules("""
                {"id":"r","area":"a","owner":"o","phrases":{"en":[{"all":[["code"],["late","missing"]],"none":["promo code"]}]}}""");

        assertThat(parts.match("the code is late", "x", DAY).hits()).hasSize(1);
        assertThat(parts.match("the code. still missing!", "x", DAY)
                        .hits()
                        .getFirst()
                        .confidence())
                .isLessThan(0.7);
        assertThat(parts.match("my promo code is late", "x", DAY).hits()).isEmpty();
        assertThat(parts.match("decode lately", "x", DAY).hits()).isEmpty();
    }

    @Test
    void moreUrgentRulesComeFirst() {
        Match match = rules.match("my account was hacked and my messages won't send", "x", DAY);

        assertThat(match.areas()).containsExactly("account", "messages");
        assertThat(match.priority()).contains(Priority.URGENT);
        assertThat(match.version()).isEqualTo(1);
    }

    private static KeywordRules rules(String rule) {
        return KeywordRules.of(
                1,
                LocalDate.parse("2026-01-01"),
                "o",
                List.of(JsonMapper.builder().build().readTree(rule)));
    }
}
