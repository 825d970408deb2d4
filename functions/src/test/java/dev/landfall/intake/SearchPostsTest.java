package dev.landfall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.ChannelRules;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.FakeVendor;
import dev.landfall.channel.Vendor;
import dev.landfall.channel.search.SearchRules;
import dev.landfall.channel.search.SearchRules.Asking;
import dev.landfall.channel.search.SearchRules.Backing;
import dev.landfall.channel.search.SearchRules.ChannelSearch;
import dev.landfall.channel.search.SearchRules.Keeping;
import dev.landfall.channel.search.SearchRules.Spending;
import dev.landfall.channel.search.SearchState;
import dev.landfall.channel.search.SearchStore;
import dev.landfall.channel.search.Searches;
import dev.landfall.channel.search.Spend;
import dev.landfall.channel.x.XSearch;
import dev.landfall.policy.Policies;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.policy.PolicyKey;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SearchPostsTest {

    private static final String TROUBLE = "Landfall no me llega el código de verificación";
    private static final String EMPTY = "{\"meta\":{\"result_count\":0}}";

    private final House house = new House();
    private final FakeVendor x = new FakeVendor();
    private final PolicyFiles files = new PolicyFiles(JsonMapper.shared());
    private Spending spending = new Spending(500, 1000, 100);
    private int perRun = 1;

    @AfterEach
    void close() {
        x.close();
    }

    /** One query, for whatever names us. */
    private ChannelSearch rules() {
        return new ChannelSearch(
                false,
                Map.of(),
                new Asking(512, perRun, 3, 100, 10, Duration.ofHours(1), Duration.ofDays(6)),
                new Keeping(100, 1024),
                new Backing(Duration.ofMinutes(1), Duration.ofHours(1)),
                Map.of("", spending));
    }

    private Policies policies() {
        return new Policies() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> T current(PolicyKey<T> key) {
                return key.name().equals("search") ? (T) new SearchRules(1, Map.of("x", rules())) : files.current(key);
            }
        };
    }

    private SearchPosts searchPosts() {
        return searchPosts(house, x);
    }

    private SearchPosts searchPosts(House in, FakeVendor at) {
        Vendor vendor =
                new Vendor(() -> files.current(ChannelRules.POLICY), new Endpoints(Optional.of(at.base())), in.clock);
        return new SearchPosts(
                new Searches(List.of(new XSearch(vendor)), List.of()),
                channel -> List.of("main", "bare"),
                new SearchPosts.Parts(new SearchStore(in.table), new Spend(in.table), in.gathering),
                new SearchPosts.When(policies(), in.clock));
    }

    private SearchPostsTest search() {
        searchPosts().run();
        return this;
    }

    private SearchState state() {
        return new SearchStore(house.table).state("x", "main", house.clock.instant());
    }

    private int spent() {
        Spend.Left left = new Spend(house.table).left("x", "main", spending, house.clock.instant());
        return spending.day() - left.day();
    }

    /** An id as X makes them. */
    private static String id(Instant at, int number) {
        return Long.toString(((at.toEpochMilli() - 1_288_834_974_657L) << 22) + number);
    }

    private static String post(String id, String user, String text) {
        return """
                {"id":"%s","text":"%s","author_id":"%s","created_at":"2026-11-24T09:59:00.000Z","lang":"es",
                 "edit_history_tweet_ids":["%s"]}""".formatted(id, text, user, id);
    }

    private static String page(String next, String... posts) {
        String token = next.isEmpty() ? "" : ",\"next_token\":\"" + next + "\"";
        return "{\"data\":[" + String.join(",", posts) + "],\"includes\":{\"users\":[]},\"meta\":{\"result_count\":"
                + posts.length + token + "}}";
    }

    /** The parameters of every question so far. */
    private List<Map<String, String>> asked() {
        return x.seen().stream()
                .map(seen -> List.of(seen.query().split("&", -1)).stream()
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))))
                .toList();
    }

    @Test
    void aPostThatIsFoundOpensATicketAsIfItHadBeenDelivered() {
        x.answers(200, page("", post(id(House.NOW, 1), "42", TROUBLE)));

        search();
        house.work();

        assertThat(house.ticketsOf("x", "42")).hasSize(1);
        assertThat(house.count("receipt")).hasSize(1);
        assertThat(house.queue.entries()).hasSize(1);
        assertThat(x.seen().getFirst().headers()).containsEntry("Authorization", "Bearer t0ken");
        assertThat(asked().getFirst())
                .containsEntry("query", "(@landfall OR \"Landfall\") -is:retweet -from:landfall")
                .containsEntry("start_time", "2026-11-24T09:00:00Z")
                .containsEntry("max_results", "100");
        assertThat(state().word()).isEqualTo("searched");
        assertThat(spent()).isEqualTo(1);
    }

    @Test
    void aPostThatAlsoComesByWebhookIsADuplicateWhicheverIsFirst() {
        String delivered = "{\"data\":" + post(id(House.NOW, 1), "42", TROUBLE)
                + ",\"includes\":{},\"matching_rules\":[{\"id\":\"1\"}]}";
        String activity = """
                {"for_user_id":"900","tweet_create_events":[{"id_str":"%s","text":"%s","lang":"es",
                  "created_at":"Tue Nov 24 09:59:00 +0000 2026","user":{"id_str":"43"}}]}""".formatted(id(House.NOW, 2), TROUBLE + " desde ayer por la tarde en mi casa");
        x.answers(
                200,
                page(
                        "",
                        post(id(House.NOW, 2), "43", TROUBLE + " desde ayer por la tarde en mi casa"),
                        post(id(House.NOW, 1), "42", TROUBLE)));

        house.send(Webhook.x(delivered));
        house.work();
        search();
        house.work();
        house.send(Webhook.x(activity));
        house.work();

        assertThat(house.count("source")).hasSize(2);
        assertThat(house.ticketsOf("x", "42"))
                .singleElement()
                .satisfies(ticket -> assertThat(house.articles(ticket.id()))
                        .filteredOn(article -> article.text().equals(TROUBLE))
                        .hasSize(1));
    }

    @Test
    void aPostThatSeveralPagesHaveIsQueuedOnce() {
        String found = post(id(House.NOW, 1), "42", TROUBLE);
        x.answers(200, page("more", found, found)).answers(200, page("", found, post(id(House.NOW, 0), "43", "two")));

        search();

        assertThat(house.queue.entries()).hasSize(2);
    }

    @Test
    void theNextRunAsksFromTheNewestPostOnWhateverTheirOrder() {
        String newest = id(House.NOW, 9);
        x.answers(
                200,
                page(
                        "",
                        post(id(House.NOW, 3), "42", "one"),
                        post(newest, "43", "two"),
                        post(newest, "43", "two"),
                        post(id(House.NOW, 1), "44", "three")));

        search();
        house.clock.advance(Duration.ofMinutes(5));
        search();

        assertThat(asked().getLast()).containsEntry("since_id", newest).doesNotContainKey("start_time");
    }

    @Test
    void aWalkThatIsNotAtItsEndGoesOnInTheNextRunBeforeTheNewestCounts() {
        for (int i = 0; i < 3; i++) {
            x.answers(200, page("t" + i, post(id(House.NOW, 9 - i), "4" + i, "one")));
        }
        search();
        x.answers(200, page("", post(id(House.NOW, 1), "49", "two")));
        house.clock.advance(Duration.ofMinutes(5));
        search();
        search();

        assertThat(asked()).hasSize(5);
        assertThat(asked().get(3)).containsEntry("next_token", "t2").doesNotContainKey("since_id");
        assertThat(asked().get(4)).containsEntry("since_id", id(House.NOW, 9)).doesNotContainKey("next_token");
    }

    @Test
    void aTokenThatIsNoLongerKnownIsReplacedByTheOldestPost() {
        for (int i = 0; i < 3; i++) {
            x.answers(200, page("t" + i, post(id(House.NOW, 9 - i), "4" + i, "one")));
        }
        search();
        x.answers(400, "{\"title\":\"Invalid Request\"}");
        search();
        house.clock.advance(Duration.ofMinutes(5));
        search();

        assertThat(asked().getLast())
                .containsEntry("until_id", id(House.NOW, 7))
                .doesNotContainKey("next_token");
    }

    @Test
    void atTheLimitItSaysSoAndStopsAndGoesOnTheNextDay() {
        spending = new Spending(25, 1000, 100);
        x.answers(200, page("more", posts(20)));

        search().search();

        assertThat(asked()).hasSize(1);
        assertThat(asked().getFirst()).containsEntry("max_results", "25");
        assertThat(state().word()).isEqualTo("limit_day");
        assertThat(spent()).isEqualTo(20);

        house.clock.advance(Duration.ofDays(1));
        x.answers(200, EMPTY);
        search();
        assertThat(asked()).hasSize(2);
        assertThat(state().word()).isEqualTo("searched");
    }

    @Test
    void theMonthHasALimitOfItsOwn() {
        spending = new Spending(25, 30, 100);
        x.answers(200, page("", posts(25)));
        search();
        house.clock.advance(Duration.ofDays(1));
        search();

        assertThat(asked()).hasSize(1);
        assertThat(state().word()).isEqualTo("limit_month");
    }

    private static String[] posts(int count) {
        String[] posts = new String[count];
        for (int i = 0; i < count; i++) {
            posts[i] = post(id(House.NOW, 100 - i), "u" + i, "something else");
        }
        return posts;
    }

    @Test
    void aRunThatDiesBetweenReadingAndCountingNeverCountsTooLittle() {
        x.answers(200, page("", posts(5)));
        house.table.dieAfter(3);

        search();

        assertThat(spent()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void aPostThatIsKeptIsNotLostWhenTheRunDies() {
        for (int writes = 1; writes < 12; writes++) {
            House other = new House();
            try (FakeVendor vendor = new FakeVendor()) {
                String body = page("", post(id(House.NOW, 1), "42", TROUBLE));
                vendor.answers(200, body).answers(200, body);
                SearchPosts function = searchPosts(other, vendor);
                other.table.dieAfter(writes);
                function.run();
                other.table.dieAfter(Integer.MAX_VALUE);
                other.clock.advance(Duration.ofMinutes(6));
                function.run();
                other.work();

                assertThat(other.ticketsOf("x", "42"))
                        .as("dies after " + writes)
                        .hasSize(1);
                assertThat(other.count("source")).hasSize(1);
            }
        }
    }

    @Test
    void ofTwoRunsAtOnceOneAsksAndNothingIsReadTwice() throws InterruptedException {
        x.answers(200, page("", post(id(House.NOW, 1), "42", TROUBLE)));
        SearchPosts one = searchPosts();
        SearchPosts other = searchPosts();
        var first = Thread.ofVirtual().start(one::run);
        var second = Thread.ofVirtual().start(other::run);
        first.join();
        second.join();
        house.work();

        assertThat(house.ticketsOf("x", "42")).hasSize(1);
        assertThat(house.count("receipt")).hasSize(1);
        assertThat(spent()).isEqualTo(1);
    }

    @Test
    void whileARunIsAtWorkOrJustDiedNobodyElseAsks() {
        SearchStore store = new SearchStore(house.table);
        store.hold(store.state("x", "main", House.NOW), House.NOW, Duration.ofMinutes(5))
                .orElseThrow();

        search();
        assertThat(asked()).isEmpty();

        house.clock.advance(Duration.ofMinutes(6));
        search();
        assertThat(asked()).hasSize(1);
    }

    @Test
    void aVendorThatHasEnoughIsLeftAloneUntilItsOwnTime() {
        long reset = House.NOW.plus(Duration.ofMinutes(12)).getEpochSecond();
        x.answers(429, Map.of("x-rate-limit-reset", Long.toString(reset)), "{}");

        search();
        house.clock.advance(Duration.ofMinutes(11));
        search();
        assertThat(asked()).hasSize(1);
        assertThat(state().word()).isEqualTo("rate_limited");
        assertThat(spent()).isZero();

        house.clock.advance(Duration.ofMinutes(2));
        x.answers(200, EMPTY);
        search();
        assertThat(asked()).hasSize(2);
        assertThat(state().failures()).isZero();
    }

    @Test
    void aVendorThatFailsIsAskedLessAndLess() {
        for (int i = 0; i < 3; i++) {
            x.answers(503, "");
            search();
            house.clock.advance(Duration.ofMinutes(1 << i).plusSeconds(1));
        }

        assertThat(asked()).hasSize(3);
        assertThat(state().failures()).isEqualTo(3);
        x.answers(200, EMPTY);
        search();
        assertThat(state().word()).isEqualTo("searched");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"data\":[]}",
                "<html>",
                "{\"meta\":{}}",
                "{\"meta\":{\"result_count\":1},\"meta\":1}"
            })
    void anAnswerThatIsNoneMovesNothingAndIsCountedAsRead(String body) {
        x.answers(200, body);

        search();

        assertThat(state().word()).isEqualTo("malformed");
        assertThat(house.count("receipt")).isEmpty();
        assertThat(house.queue.entries()).isEmpty();
        assertThat(spent()).isEqualTo(100);
    }

    @Test
    void anAnswerThatIsHugeIsNotKept() {
        x.answers(200, page("", post(id(House.NOW, 1), "42", "x".repeat(5 * 1024 * 1024))));

        search();

        assertThat(state().word()).isEqualTo("malformed");
        assertThat(house.count("receipt")).isEmpty();
    }

    @Test
    void aPageWithErrorsAndWithoutAuthorsIsTakenAsFarAsItGoes() {
        String whole = post(id(House.NOW, 1), "42", TROUBLE);
        x.answers(200, """
                {"data":[%s,{"id":"%s","text":"Landfall"},"no post",{"text":7}],
                 "errors":[{"title":"Not Found Error","resource_type":"user","value":"41"}],
                 "meta":{"result_count":4}}""".formatted(whole, id(House.NOW, 2)));

        search();
        house.work();

        assertThat(house.ticketsOf("x", "42")).hasSize(1);
        assertThat(house.outcomes()).isEqualTo(Set.of("PROCESSED", "QUARANTINED no_sender", "QUARANTINED no_id"));
    }

    @Test
    void anIdFromTheFutureDoesNotHideWhatComesBeforeIt() {
        x.answers(200, page("", post("9223372036854775807", "42", "one"), post(id(House.NOW, 1), "43", "two")));

        search().search();

        assertThat(asked().getLast()).containsEntry("since_id", id(House.NOW, 1));
    }

    @Test
    void aPageThatRepeatsItsOwnTokenEndsTheWalk() {
        String again = page("same", post(id(House.NOW, 1), "42", "one"));
        x.answers(200, again).answers(200, again);

        search();

        assertThat(asked()).hasSize(2);
        search();
        assertThat(asked().getLast()).containsEntry("since_id", id(House.NOW, 1));
    }

    @Test
    void aNewestPostThatXNoLongerLooksBackToIsNotAskedFrom() {
        x.answers(200, page("", post(id(House.NOW, 1), "42", "one")));
        search();
        house.clock.advance(Duration.ofDays(8));
        search();

        assertThat(asked().getLast()).doesNotContainKey("since_id").containsEntry("start_time", "2026-11-26T10:00:00Z");
    }

    @Test
    void aQueryThatIsNotTakenIsSaidAndTheVendorLeftAlone() {
        x.answers(400, "{\"errors\":[{\"message\":\"ambiguous use of or\"}]}");

        search();

        assertThat(state().word()).isEqualTo("rejected");
        assertThat(state().pausedUntil()).isPresent();
        assertThat(spent()).isZero();
    }

    @Test
    void anAccountWithoutATokenIsNotSearchedFor() {
        x.answers(200, EMPTY);

        search();

        assertThat(asked()).hasSize(1);
        assertThat(house.count("search")).noneMatch(key -> key.contains("bare"));
    }
}
