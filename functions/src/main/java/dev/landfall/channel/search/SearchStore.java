package dev.landfall.channel.search;

import dev.landfall.table.Condition;
import dev.landfall.table.Kind;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The searching in the table. Every write wants the version that was read: of two runs at once one goes on. */
public final class SearchStore {

    /** So many accounts are shown. */
    private static final int MOST = 100;

    private final Table table;

    public SearchStore(Table table) {
        this.table = table;
    }

    public SearchState state(String channel, String account, Instant now) {
        return table.get(SearchItems.STATE, SearchItems.stateKey(channel, account))
                .orElseGet(() -> SearchState.fresh(channel, account, now));
    }

    /** All states, by channel and account. */
    public List<SearchState> states() {
        return table.query(SearchItems.STATE, SearchItems.STATES, Range.all(), MOST, Optional.empty())
                .items();
    }

    /** The state while we are at work; empty where another run is, or was faster. */
    public Optional<SearchState> hold(SearchState read, Instant now, Duration longest) {
        if (read.isHeld(now)) {
            return Optional.empty();
        }
        SearchState held = read.held(now, now.plus(longest));
        return save(held) ? Optional.of(held) : Optional.empty();
    }

    public boolean save(SearchState state) {
        return put(SearchItems.STATE, state, state.version());
    }

    public Cursor cursor(String channel, String account, String slot) {
        return table.get(SearchItems.CURSOR, SearchItems.cursorKey(channel, account, slot))
                .orElseGet(() -> Cursor.unasked(channel, account, slot));
    }

    public boolean save(Cursor cursor) {
        return put(SearchItems.CURSOR, cursor, cursor.version());
    }

    private <T> boolean put(Kind<T> kind, T item, int version) {
        return table.write(List.of(put(kind, item, version, Condition.ABSENT))).done();
    }

    private static <T> Write put(Kind<T> kind, T item, int version, Condition first) {
        return Write.put(kind, item, version == 1 ? first : Condition.number("version", version - 1L));
    }

    static Write write(Spent spent) {
        return put(SearchItems.SPENT, spent, spent.version(), Condition.ABSENT);
    }
}
