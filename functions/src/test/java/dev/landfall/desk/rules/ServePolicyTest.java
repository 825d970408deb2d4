package dev.landfall.desk.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.House;
import dev.landfall.House.Words;
import dev.landfall.channel.search.SearchRules;
import dev.landfall.channel.search.SearchStore;
import dev.landfall.channel.search.Spend;
import dev.landfall.desk.rules.Operator.Answer;
import dev.landfall.language.KeywordRules;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.policy.VersionedPolicies;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ServePolicyTest {

    private static final String NEW = "If-None-Match";

    private final Operator operator = new Operator();

    private static String gift(String phrases) {
        return """
                {"area":"payments","priority":"high","owner":"care","effectiveFrom":"2026-11-24","channels":[],
                "phrases":%s,"why":"the gift campaign"}
                """.formatted(phrases);
    }

    private static String gift() {
        return gift("{\"en\":[{\"any\":[\"gift vanished\"]}],\"ar\":[{\"any\":[\"اختفت الهدية\"]}]}");
    }

    private Answer putGift() {
        return operator.put("gift-lost", gift(), NEW, "*");
    }

    @Test
    void operatorsSeeWhereTheSearchingStandsAndWhatItRead() {
        var store = new SearchStore(operator.house.table);
        var now = operator.house.instant();
        var held = store.hold(store.state("x", "main", now), now, Duration.ofMinutes(5))
                .orElseThrow();
        var spending = new SearchRules.Spending(500, 10000, 20);
        new Spend(operator.house.table).reserve("x", "main", spending, now);
        store.save(held.ended("limit_day", 3, 1));

        Answer answer = operator.get("/v1/policy/searches");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("searches").path(0).path("state").asString())
                .isEqualTo("limit_day");
        assertThat(answer.body().at("/searches/0/day/posts").asInt()).isEqualTo(20);
        assertThat(operator.as("landfall/agent", "GET", "/v1/policy/searches", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void operatorsSeeTheReleasesRulesWithTheirPhrases() {
        Answer list = operator.get(Operator.RULES + "?limit=2");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body().path("version").asInt()).isEqualTo(1);
        assertThat(list.body().path("rules")).hasSize(2);
        String cursor = list.body().path("cursor").asString("");
        assertThat(cursor).isNotEmpty();
        assertThat(operator.get(Operator.RULES + "?limit=2&cursor=" + cursor)
                        .body()
                        .path("rules")
                        .path(0)
                        .path("id")
                        .asString())
                .isGreaterThan(cursor);
        assertThat(operator.get(Operator.RULES + "?area=payments&language=ja")
                        .body()
                        .path("rules"))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.path("area").asString()).isEqualTo("payments"));
        Answer one = operator.get(Operator.RULES + "/account-hacked");
        assertThat(one.headers()).containsEntry("etag", "\"1\"");
        assertThat(one.body().at("/rule/phrases/es")).isNotEmpty();
        assertThat(operator.get(Operator.RULES + "/no-such-rule").status()).isEqualTo(404);
    }

    @Test
    void aStoredRuleDecidesAndItsMatchNamesItsVersion() {
        Answer put = putGift();
        assertThat(put.status()).isEqualTo(201);
        assertThat(put.headers()).containsEntry("etag", "\"2\"");
        assertThat(put.body().path("by").asString()).isEqualTo("olga");

        KeywordRules rules = KeywordRules.current(
                new VersionedPolicies(new PolicyFiles(House.MAPPER), () -> operator.operators, operator.house));
        var match = rules.match("my GIFT vanished", "x", LocalDate.parse("2026-11-25"));
        assertThat(match.version()).isEqualTo(2);
        assertThat(match.area()).contains("payments");
    }

    @Test
    void whoSawAnOlderVersionIsToldSoAndChangesNothing() {
        putGift();
        assertThat(operator.put("gift-lost", gift(), "If-Match", "\"2\"").status())
                .isEqualTo(200);
        Answer header = operator.put("gift-lost", gift(), "If-Match", "\"2\"");
        assertThat(header.status()).isEqualTo(412);
        assertThat(header.problem()).isEqualTo("changed-meanwhile");
        assertThat(operator.put("gift-lost", gift().replaceFirst("\\{", "{\"version\":2,"))
                        .status())
                .isEqualTo(409);
        assertThat(operator.put("gift-lost", gift().replaceFirst("\\{", "{\"version\":3,"))
                        .status())
                .isEqualTo(200);
        assertThat(putGift().status()).isEqualTo(412);
        assertThat(operator.put("gift-lost", gift()).status()).isEqualTo(428);
        assertThat(operator.put("gift-lost", gift(), "If-Match", "abc").status())
                .isEqualTo(400);
    }

    @Test
    void aRuleIsWithdrawnRolledBackAndGivenBackToTheReleaseAndAllOfItStaysInTheHistory() {
        String own = gift("{\"en\":[{\"any\":[\"somebody sits in my account\"]}]}");
        operator.put("account-hacked", own, "If-Match", "\"1\"");
        Answer gone =
                operator.ask("DELETE", Operator.RULES + "/account-hacked?why=too%20loud", "", "If-Match", "\"2\"");
        assertThat(gone.status()).isEqualTo(200);
        assertThat(gone.body().path("state").asString()).isEqualTo("withdrawn");
        assertThat(dryRun("my account got hacked").path("matches").asBoolean()).isFalse();

        Answer back =
                operator.post("/account-hacked/roll-back", "{\"to\":2,\"why\":\"was right\"}", "If-Match", "\"3\"");
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.body().at("/rule/phrases/en/0/any/0").asString()).isEqualTo("somebody sits in my account");
        Answer release = operator.post("/account-hacked/roll-back", "{\"to\":1,\"version\":4,\"why\":\"as it was\"}");
        assertThat(release.body().path("state").asString()).isEqualTo("release");
        assertThat(dryRun("my account got hacked").path("matches").asBoolean()).isTrue();

        JsonNode history =
                operator.get(Operator.RULES + "/account-hacked/history").body().path("versions");
        assertThat(StreamSupport.stream(history.spliterator(), false)
                        .map(version -> version.path("version").asInt() + " "
                                + version.path("state").asString()))
                .containsExactly("5 released", "4 changed", "3 withdrawn", "2 changed", "1 release");
        assertThat(history.path(2).path("why").asString()).isEqualTo("too loud");
        assertThat(operator.post("/account-hacked/roll-back", "{\"to\":77,\"version\":5,\"why\":\"x\"}")
                        .problem())
                .isEqualTo("unknown-version");
        assertThat(operator.get(Operator.RULES + "/nobody/history").status()).isEqualTo(404);
    }

    @Test
    void twoOperatorsWhoSawTheSameVersionNeverBothWin() throws Exception {
        putGift();
        for (int round = 2; round < 22; round++) {
            String seen = "\"" + round + "\"";
            Callable<Integer> put =
                    () -> operator.put("gift-lost", gift(), "If-Match", seen).status();
            try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                Future<Integer> one = both.submit(put);
                Future<Integer> other = both.submit(put);
                assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(200, 412);
            }
        }
        assertThat(operator.get(Operator.RULES + "/gift-lost/history").body().path("versions"))
                .hasSize(21);
    }

    @Test
    void aDryRunTellsWhichPostsMatchAndWhy() {
        String body = "{\"rule\":" + gift()
                + ",\"posts\":[\"OMG my Gift  vanished!\",\"nice gift\",\"لقد اختفت الهَدِيّة!\"]}";
        JsonNode tried = operator.post("/dry-run", body).body();
        assertThat(tried.path("looked").asInt()).isEqualTo(3);
        JsonNode hit = tried.at("/posts/0/hits/0");
        assertThat(hit.path("area").asString()).isEqualTo("payments");
        assertThat(hit.path("language").asString()).isEqualTo("en");
        assertThat(hit.at("/marks/0/start").asInt()).isEqualTo(7);
        assertThat(hit.at("/marks/0/end").asInt()).isEqualTo(21);
        assertThat(tried.at("/posts/1/matches").asBoolean()).isFalse();
        assertThat(tried.at("/posts/2/hits/0/language").asString()).isEqualTo("ar");
        assertThat(operator.operators.rules("keywords")).isEmpty();
    }

    @Test
    void aRuleThatBeginsLaterIsTriedOnADayOnWhichItHolds() {
        String later = gift().replace("2026-11-24", "2030-01-01");
        assertThat(operator.post("/dry-run", "{\"rule\":" + later + ",\"posts\":[\"gift vanished\"]}")
                        .body()
                        .at("/posts/0/matches")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aDryRunOverDaysReadsPublicPostsOfTicketsAndNothingElse() {
        for (int i = 0; i < 45; i++) {
            says("u" + i, "my gift vanished " + i, "public");
        }
        says("direct", "my gift vanished, but this is between us", "direct");
        says("other", "all is well", "public");
        operator.house.advance(Duration.ofDays(2));
        says("new", "the gift vanished today", "public");

        assertThat(tryDays(1)).isEqualTo("1 of 1");
        assertThat(tryDays(7)).isEqualTo("46 of 47");
        assertThat(operator.post("/dry-run", "{\"days\":7,\"cursor\":\"%%\"}").status())
                .isEqualTo(400);
    }

    private String tryDays(int days) {
        int looked = 0;
        int matching = 0;
        String cursor = "";
        do {
            JsonNode tried = operator.post(
                            "/dry-run", "{\"rule\":" + gift() + ",\"days\":" + days + ",\"cursor\":\"" + cursor + "\"}")
                    .body();
            looked += tried.path("looked").asInt();
            matching += tried.path("posts").size();
            cursor = tried.path("cursor").asString("");
        } while (!cursor.isEmpty());
        return matching + " of " + looked;
    }

    private void says(String user, String text, String audience) {
        operator.house.says(
                new Words("x", user, "m", text, "en"), Optional.of("payments"), Map.of("audience", audience));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"en\":[]}|empty-group",
                "{\"en\":[{}]}|empty-group",
                "{\"en\":[{\"any\":[]}]}|empty-group",
                "{\"en\":[{\"all\":[]}]}|empty-group",
                "{\"en\":[{\"all\":[[\"code\"],[]]}]}|empty-group",
                "{\"en\":[{\"none\":[\"code\"]}]}|empty-group",
                "{\"en\":[{\"any\":[\"x\"]}]}|phrase-too-short",
                "{\"en\":[{\"any\":[\"x*\"]}]}|phrase-too-short",
                "{\"zh\":[{\"any\":[\"卡\"]}]}|phrase-too-short",
                "{\"en\":[{\"any\":[\"\\u200b\\u200d\"]}]}|phrase-empty",
                "{\"en\":[{\"any\":[\"!!! ...\"]}]}|phrase-empty",
                "{\"en\":[{\"any\":[\"**\"]}]}|phrase-empty",
                "{\"en\":[{\"any\":[\"\\ud83d\"]}]}|phrase-empty",
                "{\"en\":[{\"any\":[7]}]}|phrase-too-short",
                "{\"en\":[{\"any\":[\"ver*ify\"]}]}|star-inside",
                "{\"en\":[{\"any\":[\"no code. why\"]}]}|two-sentences",
                "{\"no_tag!\":[{\"any\":[\"code\"]}]}|unknown-language",
                "{\"en\":[{\"any\":[\"code\"]}],\"EN\":[{\"any\":[\"code\"]}]}|language-twice",
                "{}|no-phrases",
                "7|no-phrases",
            })
    void phrasesThatCannotWorkAreRefusedByName(String phrases, String type) {
        Answer answer = operator.put("gift-lost", gift(phrases), NEW, "*");
        assertThat(answer.problem()).isEqualTo(type);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(operator.operators.rules("keywords")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"payments\"|\"weather\"|unknown-area",
                "\"high\"|\"loud\"|unknown-priority",
                "\"care\"|\" \"|bad-owner",
                "\"2026-11-24\"|\"24.11.2026\"|bad-date",
                "\"2026-11-24\"|\"2026-02-30\"|bad-date",
                "\"2026-11-24\"|\"+99999-01-01\"|bad-date",
                "\"2026-11-24\"|\"2026-11-24\",\"effectiveTo\":\"2026-11-23\"|dates-reversed",
                "\"channels\":[]|\"channels\":[\"pigeon\"]|unknown-channel",
                "\"the gift campaign\"|\"\"|reason-missing",
            })
    void fieldsThatCannotWorkAreRefusedByName(String right, String wrong, String type) {
        Answer answer = operator.put("gift-lost", gift().replace(right, wrong), NEW, "*");
        assertThat(answer.problem()).isEqualTo(type);
        assertThat(answer.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"a\":1,\"a\":2}x", "\u0000"})
    void aBodyThatIsNoRuleIsRefused(String body) {
        assertThat(operator.put("gift-lost", body, NEW, "*").status()).isEqualTo(400);
        assertThat(operator.post("/dry-run", body).status()).isEqualTo(400);
    }

    @Test
    void everyRuleOfTheReleaseCanBeStoredAsItIs() {
        operator.get(Operator.RULES).body().path("rules").forEach(line -> {
            String id = line.path("id").asString();
            ObjectNode rule =
                    (ObjectNode) operator.get(Operator.RULES + "/" + id).body().path("rule");
            if (rule.path("phrases").isEmpty()) {
                return;
            }
            Answer put = operator.put(id, rule.deepCopy().put("why", "as it is").toString(), "If-Match", "1");
            assertThat(put.status()).as(id + put.text()).isEqualTo(200);
            assertThat(put.body().path("rule")).isEqualTo(rule);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dry-run", "A", "a", "..%2f", "a_b", "<script>"})
    void anIdThatIsNoneIsRefused(String id) {
        assertThat(operator.put(id, gift(), NEW, "*").problem()).isEqualTo("bad-id");
    }

    @Test
    void tooMuchIsRefused() {
        String many = "[" + "\"some phrase\",".repeat(40_000) + "\"last phrase\"]";
        assertThat(operator.put("gift-lost", gift("{\"en\":[{\"any\":" + many + "}]}"), NEW, "*")
                        .problem())
                .isEqualTo("too-many");
        assertThat(operator.put("gift-lost", gift("{\"en\":[{\"any\":[\"" + "x".repeat(101) + "\"]}]}"), NEW, "*")
                        .problem())
                .isEqualTo("phrase-too-long");
        assertThat(operator.put("gift-lost", " ".repeat(2_097_153), NEW, "*").status())
                .isEqualTo(413);
        assertThat(operator.post("/dry-run", "{\"posts\":[" + "\"a\",".repeat(200) + "\"a\"]}")
                        .problem())
                .isEqualTo("bad-posts");
        assertThat(operator.post("/dry-run", "{\"days\":31}").problem()).isEqualTo("bad-days");
        assertThat(operator.post("/dry-run", "{}").problem()).isEqualTo("nothing-to-try");
    }

    @Test
    void onlyOperatorsComeIn() {
        for (String scope : new String[] {"landfall/agent", "landfall/user", "", "landfall/operators"}) {
            assertThat(operator.as(scope, "GET", Operator.RULES, "").status()).isEqualTo(403);
            assertThat(operator.as(scope, "PUT", Operator.RULES + "/gift-lost", gift(), NEW, "*")
                            .status())
                    .isEqualTo(403);
            assertThat(operator.as(scope, "POST", Operator.RULES + "/dry-run", "{}")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(operator.as("landfall/agent landfall/operator", "GET", Operator.RULES, "")
                        .status())
                .isEqualTo(200);
        assertThat(operator.as(Map.of(), "GET", Operator.RULES, "", Map.of()).status())
                .isEqualTo(401);
    }

    @Test
    void thePageLoadsNothingFromElsewhereAndRunsNoScriptWithinItself() {
        Answer page = operator.as(Map.of(), "GET", "/desk/rules", "", Map.of());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().get("content-security-policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.text())
                .doesNotContain("http:", "https:", " onclick", " style=")
                .containsPattern("<script src=\"/desk/rules/rules.js\" defer></script>");
        assertThat(operator.as(Map.of(), "GET", "/desk/rules/rules.js", "", Map.of())
                        .text())
                .doesNotContain("innerHTML", "https:", "eval(");
        assertThat(operator.as(Map.of(), "GET", "/desk/rules/..%2fpolicy", "", Map.of())
                        .status())
                .isEqualTo(404);
    }

    private JsonNode dryRun(String post) {
        return operator.post("/dry-run", "{\"posts\":[\"" + post + "\"]}")
                .body()
                .at("/posts/0");
    }
}
