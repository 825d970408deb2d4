package dev.landfall.channel.search;

import java.time.Instant;
import java.util.Optional;

/**
 * Where the searching for one account stands.
 *
 * @param heldUntil a run is at work, or died, until then
 * @param pausedUntil the vendor is left alone until then
 * @param failures in a row
 * @param next the query that comes next
 * @param word what the last run came to, for people: {@code searched}, {@code limit_day}, {@code limit_month}, …
 * @param queries how many there are in all
 * @param rules what became of the rules at the vendor, likewise
 */
public record SearchState(
        String channel,
        String account,
        Optional<Instant> heldUntil,
        Optional<Instant> pausedUntil,
        int failures,
        int next,
        String word,
        int queries,
        String rules,
        Instant at,
        int version) {

    static SearchState fresh(String channel, String account, Instant now) {
        return new SearchState(channel, account, Optional.empty(), Optional.empty(), 0, 0, "", 0, "", now, 0);
    }

    public boolean isHeld(Instant now) {
        return heldUntil.filter(now::isBefore).isPresent();
    }

    public boolean isPaused(Instant now) {
        return pausedUntil.filter(now::isBefore).isPresent();
    }

    SearchState held(Instant now, Instant until) {
        return new SearchState(
                channel,
                account,
                Optional.of(until),
                pausedUntil,
                failures,
                next,
                word,
                queries,
                rules,
                now,
                version + 1);
    }

    /** The run is over. */
    public SearchState ended(String outcome, int all, int nextQuery) {
        return new SearchState(
                channel,
                account,
                Optional.empty(),
                Optional.empty(),
                0,
                nextQuery,
                outcome,
                all,
                rules,
                at,
                version + 1);
    }

    /** The run is over, since the vendor could not answer. */
    public SearchState paused(String outcome, int all, int nextQuery, Instant until) {
        return new SearchState(
                channel,
                account,
                Optional.empty(),
                Optional.of(until),
                failures + 1,
                nextQuery,
                outcome,
                all,
                rules,
                at,
                version + 1);
    }

    /** What became of the rules at the vendor. */
    public SearchState withRules(String outcome, Instant now) {
        return new SearchState(
                channel, account, heldUntil, pausedUntil, failures, next, word, queries, outcome, now, version + 1);
    }
}
