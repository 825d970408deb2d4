package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SearchTermsTest {

    private static final PolicyFiles POLICIES = new PolicyFiles(JsonMapper.shared());
    private static final LocalDate DAY = LocalDate.parse("2026-11-25");
    private static final SearchTerms TERMS = SearchTerms.current(POLICIES, "x", DAY);
    private static final List<String> LANGUAGES = List.copyOf(TERMS.byLanguage().keySet());

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static SearchTerms of(String rules) {
        String json = """
                {"name":"keywords","version":7,"owner":"o","source":"s","effectiveFrom":"2026-11-24","languages":[],
                 "rules":%s}""".formatted(rules);
        PolicyFile file = PolicyFile.parse(
                "keywords", json.getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonMapper.shared());
        return KeywordCatalog.POLICY.compile().apply(file).searchTerms(POLICIES, "x", DAY);
    }

    @Test
    void ofAGroupTheSmallestPartIsLookedForButNotTheMostCommonWords() {
        SearchTerms terms = of("""
                [{"id":"r","area":"login","owner":"o","phrases":{"en":[
                  {"all":[["passcode","otp"],["not","never","will not","does not"]],"none":["promo"]},
                  {"any":["no passcode","wrong pin*"]}]}}]""");

        assertThat(terms.version()).isEqualTo(7);
        assertThat(terms.byLanguage().get("en")).containsExactlyInAnyOrder("passcode", "otp", "wrong pin");
    }

    @Test
    void rulesOfOtherChannelsAndDaysAreNotLookedFor() {
        SearchTerms terms = of("""
                [{"id":"a","area":"login","owner":"o","channels":["line"],"phrases":{"en":[{"any":["code"]}]}},
                 {"id":"b","area":"login","owner":"o","effectiveTo":"2026-11-24","phrases":{"en":[{"any":["pin"]}]}}]""");

        assertThat(terms.byLanguage()).isEmpty();
    }

    @Test
    void allLanguagesOfTheReleaseAreLookedFor() {
        assertThat(LANGUAGES).hasSizeGreaterThan(20);
        TERMS.byLanguage().values().forEach(phrases -> assertThat(phrases).isNotEmpty());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverMeetsAGroupHasATermOfItsLanguage(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        JsonNode rules = POLICIES.file("keywords/" + language).body().path("phrases");
        JsonNode groups = pick(rules, random);
        JsonNode group = pick(groups, random);
        List<String> said = new ArrayList<>();
        if (group.has("any")) {
            said.add(pick(group.path("any"), random).asString());
        }
        group.path("all").forEach(part -> said.add((part.isString() ? part : pick(part, random)).asString()));
        String text = String.join(" ", said).replace("*", "").toLowerCase(Locale.ROOT);

        assertThat(TERMS.byLanguage().get(language))
                .anySatisfy(term -> assertThat(text).contains(term.toLowerCase(Locale.ROOT)));
    }

    private static JsonNode pick(JsonNode of, RandomGenerator random) {
        List<JsonNode> all = new ArrayList<>();
        of.forEach(all::add);
        return all.get(random.nextInt(all.size()));
    }
}
