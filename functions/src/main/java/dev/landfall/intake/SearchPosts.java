package dev.landfall.intake;

import dev.landfall.channel.Account;
import dev.landfall.channel.search.KeptRules;
import dev.landfall.channel.search.PostSearch;
import dev.landfall.channel.search.SearchQuery;
import dev.landfall.channel.search.SearchRules;
import dev.landfall.channel.search.SearchRules.ChannelSearch;
import dev.landfall.channel.search.SearchState;
import dev.landfall.channel.search.SearchStore;
import dev.landfall.channel.search.Searches;
import dev.landfall.channel.search.Spend;
import dev.landfall.event.ScheduledFunction;
import dev.landfall.intake.AccountSearching.End;
import dev.landfall.intake.AccountSearching.Task;
import dev.landfall.language.SearchTerms;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import dev.landfall.policy.Policies;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks for public posts by the keyword rules where a vendor must be asked for them, and keeps our rules in step where a
 * vendor delivers by them. What is found is taken in as a webhook's delivery would be. At its spend limit it says so and
 * stops.
 */
public final class SearchPosts implements ScheduledFunction {

    /** Longer than the function may run. */
    private static final Duration HOLD = Duration.ofMinutes(5);

    private final Searches searches;
    private final Names names;
    private final AccountSearching.Ways ways;
    private final When when;

    /** The names of a channel's accounts. */
    @FunctionalInterface
    public interface Names {
        List<String> of(String channel);
    }

    /** By which rules, at what time. */
    public record When(Policies policies, InstantSource clock) {}

    public SearchPosts(Searches searches, Names names, Parts parts, When when) {
        this.searches = searches;
        this.names = names;
        this.ways = new AccountSearching.Ways(parts.store(), parts.spend(), parts.gathering(), when.clock());
        this.when = when;
    }

    /** Where it is kept how far we have asked and what it cost, and where the posts go. */
    public record Parts(SearchStore store, Spend spend, Gathering gathering) {}

    @Override
    public void run() {
        Instant now = when.clock().instant();
        searches.keeping().forEach(kept -> eachAccount(kept.channel(), account -> keep(kept, account, now)));
        searches.asked().forEach(asked -> eachAccount(asked.channel(), account -> search(asked, account, now)));
    }

    /** One account that fails does not keep the others waiting. */
    private void eachAccount(String channel, Consumer<Account> work) {
        for (String name : names.of(channel)) {
            Optional<Account> account = ways.gathering()
                    .account(channel, name)
                    .filter(found -> found.search().token().isPresent());
            try {
                account.ifPresent(work);
            } catch (RuntimeException e) {
                Log.error("posts cannot be searched", e, "channel", channel, "account", name);
                Metrics.count("SearchFailures", 1, "channel", channel);
            }
        }
    }

    private Optional<ChannelSearch> rules(String channel) {
        return when.policies().current(SearchRules.POLICY).of(channel);
    }

    private SearchTerms terms(String channel, Instant now) {
        return SearchTerms.current(
                when.policies(), channel, now.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private void keep(KeptRules kept, Account account, Instant now) {
        Optional<ChannelSearch> rules = rules(kept.channel());
        if (rules.isEmpty() || !account.search().stream()) {
            return;
        }
        String name = account.context().account();
        KeptRules.Outcome outcome = kept.keep(terms(kept.channel(), now), account, rules.get());
        String word = switch (outcome) {
            case KeptRules.Outcome.InStep inStep -> {
                Log.info(
                        "rules at the vendor in step",
                        "channel",
                        kept.channel(),
                        "account",
                        name,
                        "standing",
                        inStep.standing(),
                        "added",
                        inStep.added(),
                        "removed",
                        inStep.removed());
                yield "in_step " + inStep.standing();
            }
            case KeptRules.Outcome.AsBefore asBefore -> {
                Log.warn(
                        "rules at the vendor left as they are",
                        "channel",
                        kept.channel(),
                        "account",
                        name,
                        "reason",
                        asBefore.reason());
                Metrics.count("VendorRulesNotKept", 1, "channel", kept.channel());
                yield "as_before " + asBefore.reason();
            }
        };
        tell(kept.channel(), name, word, now);
    }

    /** Only for people to see, so whoever is faster is right. */
    private void tell(String channel, String name, String word, Instant now) {
        SearchState state = ways.store().state(channel, name, now);
        if (!state.rules().equals(word)) {
            ways.store().save(state.withRules(word, now));
        }
    }

    private void search(PostSearch search, Account account, Instant now) {
        Optional<ChannelSearch> rules = rules(search.channel());
        if (rules.isEmpty() || !account.search().recent()) {
            return;
        }
        String name = account.context().account();
        SearchState state = ways.store().state(search.channel(), name, now);
        if (state.isPaused(now)) {
            Log.info("search paused", "channel", search.channel(), "account", name, "reason", state.word());
            return;
        }
        ways.store()
                .hold(state, now, HOLD)
                .ifPresentOrElse(
                        held -> searchHeld(new Task(search, account, rules.get()), held, now),
                        () -> Log.info("search at work elsewhere", "channel", search.channel(), "account", name));
    }

    private void searchHeld(Task task, SearchState held, Instant now) {
        List<SearchQuery> queries = task.search().queries(terms(task.channel(), now), task.account(), task.rules());
        if (queries.isEmpty()) {
            Log.warn("nothing to search for", "channel", task.channel(), "account", task.name());
            ways.store().save(held.ended("no_name", 0, 0));
            return;
        }
        int first = Math.floorMod(held.next(), queries.size());
        End end = new AccountSearching(task, ways, now).run(queries, first);
        ways.store().save(told(task, end, held, new At(queries.size(), now)));
    }

    private record At(int queries, Instant now) {}

    private static SearchState told(Task task, End end, SearchState held, At at) {
        return switch (end) {
            case End.Done done -> {
                say("posts searched", task, "searched", done.found());
                yield held.ended("searched", at.queries(), done.next());
            }
            case End.AtLimit limit -> {
                Log.warn(
                        "search limit reached",
                        "channel",
                        task.channel(),
                        "account",
                        task.name(),
                        "limit",
                        limit.word());
                Metrics.count("SearchLimitReached", 1, "channel", task.channel());
                yield held.ended(limit.word(), at.queries(), limit.next());
            }
            case End.Paused paused -> {
                say("search stopped for now", task, paused.reason(), paused.found());
                Metrics.count("SearchPaused", 1, "reason", paused.reason());
                Duration wait = task.rules().backing().after(held.failures() + 1, paused.pause());
                yield held.paused(
                        paused.reason(), at.queries(), paused.next(), at.now().plus(wait));
            }
        };
    }

    private static void say(String message, Task task, String outcome, int found) {
        Log.info(message, "channel", task.channel(), "account", task.name(), "outcome", outcome, "found", found);
    }
}
