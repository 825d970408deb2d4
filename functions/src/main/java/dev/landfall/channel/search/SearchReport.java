package dev.landfall.channel.search;

import dev.landfall.channel.search.SearchRules.Spending;
import dev.landfall.policy.Policies;
import java.time.Instant;
import java.util.List;

/** Where the searching stands, for people: what the last run came to, and what was read of what may be read. */
public final class SearchReport {

    private final SearchStore store;
    private final Spend spend;
    private final Policies policies;

    public SearchReport(SearchStore store, Spend spend, Policies policies) {
        this.store = store;
        this.spend = spend;
        this.policies = policies;
    }

    /** The accounts that were ever searched for. */
    public record Searched(List<Line> searches) {}

    /**
     * One account. Instants are ISO 8601; what is not known is an empty text.
     *
     * @param state {@code searched}, {@code limit_day}, {@code limit_month}, or why the vendor is left alone
     * @param rules what became of our rules at the vendor, where it keeps them
     * @param queries how many there are; a run asks some of them
     */
    public record Line(
            String channel,
            String account,
            String state,
            String pausedUntil,
            String at,
            String rules,
            int queries,
            Read day,
            Read month) {}

    /** Posts read, or set aside to be read, of those that may be. */
    public record Read(int posts, int limit) {}

    public Searched read(Instant now) {
        SearchRules rules = policies.current(SearchRules.POLICY);
        return new Searched(store.states().stream()
                .flatMap(state -> rules.of(state.channel()).stream()
                        .map(channel -> line(state, channel.spending(state.account()), now)))
                .toList());
    }

    private Line line(SearchState state, Spending limits, Instant now) {
        Spend.Left left = spend.left(state.channel(), state.account(), limits, now);
        return new Line(
                state.channel(),
                state.account(),
                state.word(),
                state.pausedUntil().filter(now::isBefore).map(Instant::toString).orElse(""),
                state.at().toString(),
                state.rules(),
                state.queries(),
                new Read(limits.day() - left.day(), limits.day()),
                new Read(limits.month() - left.month(), limits.month()));
    }
}
