package dev.landfall.channel.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.Account;
import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSearch;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.ChannelRules;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.FakeVendor;
import dev.landfall.channel.Vendor;
import dev.landfall.channel.search.KeptRules.Outcome;
import dev.landfall.channel.search.SearchRules;
import dev.landfall.language.SearchTerms;
import dev.landfall.policy.PolicyFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class XStreamRulesTest {

    private static final PolicyFiles POLICIES = new PolicyFiles(JsonMapper.shared());
    private static final SearchRules.ChannelSearch RULES =
            POLICIES.current(SearchRules.POLICY).of("x").orElseThrow();
    private static final String WANTED = "(@landfall) (\"code\") lang:en -is:retweet -from:landfall";
    private static final String OF_OTHERS =
            "{\"id\":\"7\",\"value\":\"cats\",\"tag\":\"landfall/other/en-1\"}," + "{\"id\":\"8\",\"value\":\"dogs\"}";

    private final FakeVendor x = new FakeVendor();
    private final Vendor vendor = new Vendor(
            () -> POLICIES.current(ChannelRules.POLICY),
            new Endpoints(Optional.of(x.base())),
            () -> Instant.parse("2026-11-24T10:00:00Z"));
    private final Account account = new Account(
            AccountSecrets.NONE,
            new AccountContext("main", Optional.empty(), Optional.of("landfall")),
            Optional.empty(),
            Optional.empty(),
            new AccountSearch(Optional.of("t"), List.of(), true, true, Set.of()));

    @AfterEach
    void close() {
        x.close();
    }

    private Outcome keep(String... phrases) {
        return new XStreamRules(vendor).keep(new SearchTerms(1, Map.of("en", List.of(phrases))), account, RULES);
    }

    private static String list(String... rules) {
        return "{\"data\":[" + String.join(",", rules) + "],\"meta\":{\"result_count\":" + rules.length + "}}";
    }

    private static String rule(String id, String value) {
        return JsonMapper.shared().writeValueAsString(Map.of("id", id, "value", value, "tag", "landfall/main/en-1"));
    }

    @Test
    void whatIsMissingIsAddedAndThenWhatIsLeftOverGoesAndNothingOfOthers() {
        x.answers(200, list(rule("1", "old"), OF_OTHERS))
                .answers(201, "{\"meta\":{\"summary\":{\"created\":1}}}")
                .answers(200, list(rule("1", "old"), rule("2", WANTED), OF_OTHERS))
                .answers(200, "{}");

        assertThat(keep("code")).isEqualTo(new Outcome.InStep(1, 1, 1));

        assertThat(x.seen()).hasSize(4);
        assertThat(x.seen().get(1).body())
                .contains("landfall/main/en-1")
                .contains("lang:en")
                .doesNotContain("delete");
        assertThat(x.seen().get(3).body()).isEqualTo("{\"delete\":{\"ids\":[\"1\"]}}");
    }

    @Test
    void rulesThatStandAreNotWrittenAgain() {
        x.answers(200, list(rule("1", WANTED), OF_OTHERS));

        assertThat(keep("code")).isEqualTo(new Outcome.InStep(1, 0, 0));
        assertThat(x.seen()).hasSize(1);
    }

    @Test
    void anOldRuleStaysWhileTheNewOneIsNotSeenToStand() {
        x.answers(200, list(rule("1", "old")))
                .answers(201, "{\"errors\":[{\"title\":\"InvalidRule\"}]}")
                .answers(200, list(rule("1", "old")));

        assertThat(keep("code")).isEqualTo(new Outcome.AsBefore("not_created", Optional.empty()));
        assertThat(x.seen()).noneMatch(seen -> seen.body().contains("delete"));
    }

    @ParameterizedTest
    @CsvSource({"429,rate_limited", "503,vendor_failed", "401,unauthorised", "403,unauthorised", "400,rejected"})
    void aFailureLeavesTheOldRules(int status, String reason) {
        x.answers(200, list(rule("1", "old"))).answers(status, "{}");

        assertThat(keep("code"))
                .isInstanceOfSatisfying(
                        Outcome.AsBefore.class,
                        failed -> assertThat(failed.reason()).isEqualTo(reason));
        assertThat(x.seen()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]", "{\"data\":[]}", "{\"meta\":{},\"errors\":[{}]}", "<html>", "{\"meta\":1}"})
    void aListThatIsNoneOrNotWholeChangesNothing(String body) {
        x.answers(200, body);

        assertThat(keep("code")).isEqualTo(new Outcome.AsBefore("malformed", Optional.empty()));
        assertThat(x.seen()).hasSize(1);
    }

    @Test
    void aListOfSeveralPagesIsReadToItsEnd() {
        String first = list(rule("1", "old")).replace("\"result_count\"", "\"next_token\":\"n\",\"result_count\"");
        x.answers(200, first).answers(200, list(rule("2", WANTED))).answers(200, "{}");

        assertThat(keep("code")).isEqualTo(new Outcome.InStep(1, 0, 1));
        assertThat(x.seen().get(1).query()).isEqualTo("pagination_token=n");
    }

    @Test
    void moreRulesThanWeMayHaveChangeNothing() {
        String[] many = new String[60_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = "phrase number " + i;
        }

        assertThat(keep(many)).isEqualTo(new Outcome.AsBefore("too_many", Optional.empty()));
        assertThat(x.seen()).isEmpty();
    }
}
