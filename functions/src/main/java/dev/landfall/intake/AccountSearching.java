package dev.landfall.intake;

import dev.landfall.channel.Account;
import dev.landfall.channel.search.Cursor;
import dev.landfall.channel.search.PostSearch;
import dev.landfall.channel.search.PostSearch.Ask;
import dev.landfall.channel.search.PostSearch.Found;
import dev.landfall.channel.search.SearchQuery;
import dev.landfall.channel.search.SearchRules.ChannelSearch;
import dev.landfall.channel.search.SearchRules.Spending;
import dev.landfall.channel.search.SearchStore;
import dev.landfall.channel.search.Spend;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run's questions for one account, within what it may spend. Not shared, not reused. */
final class AccountSearching {

    /** A run ends before the function would be stopped, and the next one goes on. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** A vendor's index may lag behind its clock by so much. */
    private static final Duration LAG = Duration.ofMinutes(2);

    /** An id from further ahead than this is no post's, and following it would lose all that come before it. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private final PostSearch search;
    private final Account account;
    private final ChannelSearch rules;
    private final Ways ways;
    private final Instant now;
    private final Set<String> queued = new HashSet<>();
    private Spend.Allowance allowance;
    private int found;
    private int refused;

    /** @param gathering where the found posts go */
    record Ways(SearchStore store, Spend spend, Gathering gathering, InstantSource clock) {}

    /** On whose behalf, by which rules. */
    record Task(PostSearch search, Account account, ChannelSearch rules) {
        String channel() {
            return search.channel();
        }

        String name() {
            return account.context().account();
        }
    }

    AccountSearching(Task task, Ways ways, Instant now) {
        this.search = task.search();
        this.account = task.account();
        this.rules = task.rules();
        this.ways = ways;
        this.now = now;
        this.allowance = reserve();
    }

    /** Why a run ends, and with which question the next one begins. */
    sealed interface End {
        int next();

        record Done(int next, int found) implements End {}

        record AtLimit(int next, String word, int found) implements End {}

        record Paused(int next, String reason, Optional<Duration> pause, int found) implements End {}
    }

    /** What one question came to. */
    private enum Answer {
        READ,
        LIMIT
    }

    End run(List<SearchQuery> queries, int first) {
        try {
            int most = Math.min(rules.asking().perRun(), queries.size());
            int asked = 0;
            while (asked < most && ways.clock().instant().isBefore(now.plus(LONGEST))) {
                int at = (first + asked) % queries.size();
                Optional<End> end = ask(queries.get(at), at);
                if (end.isPresent()) {
                    return end.get();
                }
                asked++;
            }
            int next = (first + asked) % queries.size();
            return asked > 0 && refused == asked
                    ? new End.Paused(next, "rejected", Optional.empty(), found)
                    : new End.Done(next, found);
        } finally {
            ways.spend().settle(allowance);
        }
    }

    private Optional<End> ask(SearchQuery query, int at) {
        Cursor cursor = ways.store().cursor(search.channel(), name(), query.slot());
        for (int page = 0; page < rules.asking().pages(); page++) {
            if (mayRead() == Answer.LIMIT) {
                return Optional.of(new End.AtLimit(at, limitWord(), found));
            }
            int most = Math.min(rules.asking().pageSize(), allowance.left());
            Found answer = search.page(account, query, whereTo(cursor, most));
            if (answer instanceof Found.Later later) {
                allowance.use(later.counted() ? most : 0);
                return Optional.of(new End.Paused(at, later.reason(), later.pause(), found));
            }
            Optional<Cursor> next = follow(answer, cursor, query);
            if (next.isEmpty() || !next.get().isWalking()) {
                return Optional.empty();
            }
            cursor = next.get();
        }
        return Optional.empty();
    }

    /** The cursor moves when its posts are kept, so that dying in between repeats and loses nothing. */
    private Optional<Cursor> follow(Found answer, Cursor cursor, SearchQuery query) {
        return switch (answer) {
            case Found.Page page -> {
                allowance.use(page.count());
                take(page);
                Cursor moved = cursor.after(credible(page.ids()), page.next(), now);
                yield ways.store().save(moved) ? Optional.of(moved) : Optional.empty();
            }
            case Found.NotTaken answered -> {
                Log.warn(
                        "search query not taken",
                        "channel",
                        search.channel(),
                        "slot",
                        query.slot(),
                        "reason",
                        answered.reason());
                refused++;
                Metrics.count("SearchQueriesRefused", 1, "channel", search.channel());
                if (cursor.token().isPresent()) {
                    ways.store().save(cursor.withoutToken());
                }
                yield Optional.empty();
            }
            case Found.Later later -> Optional.empty();
        };
    }

    private void take(Found.Page page) {
        if (page.partial()) {
            Metrics.count("SearchPagesPartial", 1, "channel", search.channel());
        }
        Metrics.count("SearchPostsRead", page.count(), "channel", search.channel());
        if (page.count() > 0) {
            found += ways.gathering().take(new Gathering.Run(search.channel(), account, queued, now), page.body());
        }
    }

    private List<String> credible(List<String> ids) {
        return ids.stream()
                .filter(id -> search.written(id)
                        .map(at -> at.isBefore(now.plus(AHEAD)))
                        .orElse(false))
                .toList();
    }

    /** Not further back than the vendor looks; where no post is known, from the last look on. */
    private Ask whereTo(Cursor cursor, int most) {
        Instant oldest = now.minus(rules.asking().oldest());
        Optional<String> since = cursor.since()
                .filter(id -> search.written(id).map(oldest::isBefore).orElse(false));
        Instant from = cursor.lookedAt()
                .map(at -> at.minus(LAG))
                .orElseGet(
                        () -> cursor.walkFrom().orElse(now).minus(rules.asking().firstLook()));
        return new Ask(since, from.isBefore(oldest) ? oldest : from, cursor.oldest(), cursor.token(), most);
    }

    private Answer mayRead() {
        if (allowance.left() < rules.asking().leastPage()) {
            ways.spend().settle(allowance);
            allowance = reserve();
        }
        return allowance.left() < rules.asking().leastPage() ? Answer.LIMIT : Answer.READ;
    }

    private Spend.Allowance reserve() {
        return ways.spend().reserve(search.channel(), name(), spending(), now);
    }

    private String limitWord() {
        Spend.Left left = ways.spend().left(search.channel(), name(), spending(), now);
        int with = left.posts() + allowance.left();
        return with < rules.asking().leastPage() ? left.word() : "busy";
    }

    private Spending spending() {
        return rules.spending(name());
    }

    private String name() {
        return account.context().account();
    }
}
