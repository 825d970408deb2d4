package dev.landfall.channel.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.Account;
import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSearch;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.search.SearchQuery;
import dev.landfall.channel.search.SearchRules;
import dev.landfall.language.SearchTerms;
import dev.landfall.policy.PolicyFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class XQueriesTest {

    private static final PolicyFiles POLICIES = new PolicyFiles(JsonMapper.shared());
    private static final SearchRules.ChannelSearch RULES =
            POLICIES.current(SearchRules.POLICY).of("x").orElseThrow();

    /** Groups of quoted phrases and handles, then operators; nothing of a phrase can stand outside of quotes. */
    private static final Pattern SOUND = Pattern.compile("\\((@\\w+|\"[^\"]+\")( OR (@\\w+|\"[^\"]+\"))*\\)"
            + "( \\(\"[^\"]+\"( OR \"[^\"]+\")*\\))?( lang:[a-zA-Z-]+)? -is:retweet( -from:\\w+)?");

    private static final List<String> NASTY = List.of(
            "\"",
            "\\",
            "(",
            ")",
            " OR ",
            "-is:retweet",
            "from:me",
            "“quoted”",
            "\u202e",
            "😀",
            "код",
            "認証コード",
            " ",
            "\n",
            "a",
            "lang:xx",
            "*",
            "\ud800",
            "x".repeat(600));

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static Account account(String handle, List<String> names) {
        return new Account(
                AccountSecrets.NONE,
                new AccountContext("main", Optional.empty(), Optional.of(handle)),
                Optional.empty(),
                Optional.empty(),
                new AccountSearch(Optional.of("t"), names, true, true, Set.of()));
    }

    private static Account landfall() {
        return account("landfall", List.of("Landfall"));
    }

    @Test
    void aQueryNamesUsAndOnePhraseAndLeavesRepostsAndOurOwnOut() {
        XQueries queries = XQueries.of(landfall(), 512).orElseThrow();

        assertThat(queries.saying(List.of("code", "can't log in"), "en"))
                .containsExactly("(@landfall OR \"Landfall\") (\"code\" OR \"can't log in\") lang:en -is:retweet"
                        + " -from:landfall");
        assertThat(queries.naming()).isEqualTo("(@landfall OR \"Landfall\") -is:retweet -from:landfall");
    }

    @Test
    void withoutANameNothingIsAskedSinceEverybodyWouldAnswer() {
        assertThat(XQueries.of(account("not a handle", List.of("\"", " ")), 512))
                .isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noQueryIsTooLongOrHasAnOpenQuoteWhateverIsLookedFor(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int longest = random.nextInt(64, 1025);
        List<String> names = texts(random, random.nextInt(6));
        XQueries.of(account(random.nextBoolean() ? "landfall" : "a b", names), longest)
                .ifPresent(queries -> {
                    List<String> all = new ArrayList<>(queries.saying(texts(random, random.nextInt(80)), "en"));
                    all.add(queries.naming());
                    assertThat(all).allSatisfy(query -> {
                        assertThat(query.length()).isLessThanOrEqualTo(longest);
                        assertThat(query).matches(SOUND);
                    });
                });
    }

    private static List<String> texts(RandomGenerator random, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(1, 6); part > 0; part--) {
                text.append(NASTY.get(random.nextInt(NASTY.size())));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    @Test
    void everyPhraseOfTheReleaseIsAskedForWithinBothLimits() {
        SearchTerms terms = SearchTerms.current(POLICIES, "x", LocalDate.parse("2026-11-25"));
        List<SearchQuery> asked =
                XAsked.of(terms, landfall(), RULES, RULES.asking().longest());
        List<SearchQuery> kept =
                XAsked.of(terms, landfall(), RULES, RULES.keeping().longest());

        assertThat(asked)
                .allSatisfy(query -> assertThat(query.text()).matches(SOUND).hasSizeLessThanOrEqualTo(512));
        assertThat(kept)
                .allSatisfy(query -> assertThat(query.text()).matches(SOUND).hasSizeLessThanOrEqualTo(1024));
        assertThat(kept).hasSizeLessThanOrEqualTo(RULES.keeping().most());
        assertThat(asked).extracting(SearchQuery::slot).doesNotHaveDuplicates();
        String all = String.join("\n", asked.stream().map(SearchQuery::text).toList());
        // Only what is missing: all queries would be pages.
        assertThat(terms.byLanguage().values().stream()
                        .flatMap(List::stream)
                        .map(phrase -> phrase.replaceAll("[\\p{Cf}\"\u201E\u201D\u201C]", " ")
                                .strip()
                                .replaceAll("\\s+", " "))
                        .filter(phrase -> !all.contains('"' + phrase + '"')))
                .isEmpty();
    }

    @Test
    void languagesThatXCallsOtherwiseAreAskedForByItsWords() {
        SearchTerms terms = SearchTerms.current(POLICIES, "x", LocalDate.parse("2026-11-25"));
        List<String> slots = XAsked.of(terms, landfall(), RULES, 512).stream()
                .map(SearchQuery::slot)
                .toList();

        assertThat(slots)
                .contains("iw-1", "in-1", "zh-CN-1", "zh-TW-1", "en-1")
                .noneMatch(slot -> slot.startsWith("ms-"));
    }
}
