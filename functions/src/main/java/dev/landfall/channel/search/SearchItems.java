package dev.landfall.channel.search;

import dev.landfall.table.Key;
import dev.landfall.table.Kind;

/** How the searching is stored, with nothing of a person in it: all states together, the rest by account. */
final class SearchItems {

    static final String STATES = "searches";

    static final Kind<SearchState> STATE = Kind.of(
                    SearchState.class, "search", state -> stateKey(state.channel(), state.account()))
            .text("channel", SearchState::channel)
            .text("account", SearchState::account)
            .optionalInstant("heldUntil", SearchState::heldUntil)
            .optionalInstant("pausedUntil", SearchState::pausedUntil)
            .integer("failures", SearchState::failures)
            .integer("next", SearchState::next)
            .text("word", SearchState::word)
            .integer("queries", SearchState::queries)
            .text("rules", SearchState::rules)
            .instant("at", SearchState::at)
            .integer("version", SearchState::version)
            .read(row -> new SearchState(
                    row.text("channel"),
                    row.text("account"),
                    row.optionalInstant("heldUntil"),
                    row.optionalInstant("pausedUntil"),
                    row.integer("failures"),
                    row.integer("next"),
                    row.text("word"),
                    row.integer("queries"),
                    row.text("rules"),
                    row.instant("at"),
                    row.integer("version")));

    static final Kind<Cursor> CURSOR = Kind.of(
                    Cursor.class,
                    "searchcursor",
                    cursor -> cursorKey(cursor.channel(), cursor.account(), cursor.slot()))
            .text("channel", Cursor::channel)
            .text("account", Cursor::account)
            .text("slot", Cursor::slot)
            .optional("since", Cursor::since)
            .optionalInstant("lookedAt", Cursor::lookedAt)
            .optional("newest", Cursor::newest)
            .optional("oldest", Cursor::oldest)
            .optional("token", Cursor::token)
            .optionalInstant("walkFrom", Cursor::walkFrom)
            .integer("version", Cursor::version)
            .read(row -> new Cursor(
                    row.text("channel"),
                    row.text("account"),
                    row.text("slot"),
                    row.optional("since"),
                    row.optionalInstant("lookedAt"),
                    row.optional("newest"),
                    row.optional("oldest"),
                    row.optional("token"),
                    row.optionalInstant("walkFrom"),
                    row.integer("version")));

    static final Kind<Spent> SPENT = Kind.of(
                    Spent.class, "searchspent", spent -> spentKey(spent.channel(), spent.account(), spent.period()))
            .text("channel", Spent::channel)
            .text("account", Spent::account)
            .text("period", Spent::period)
            .integer("posts", Spent::posts)
            .integer("version", Spent::version)
            .number("expiresAt", spent -> spent.expiresAt().getEpochSecond())
            .read(row -> new Spent(
                    row.text("channel"),
                    row.text("account"),
                    row.text("period"),
                    row.integer("posts"),
                    row.integer("version"),
                    java.time.Instant.ofEpochSecond(row.number("expiresAt"))));

    private SearchItems() {}

    static Key stateKey(String channel, String account) {
        return new Key(STATES, channel + "#" + account);
    }

    static Key cursorKey(String channel, String account, String slot) {
        return new Key(partition(channel, account), "cursor#" + slot);
    }

    static Key spentKey(String channel, String account, String period) {
        return new Key(partition(channel, account), "spent#" + period);
    }

    private static String partition(String channel, String account) {
        return "search#" + channel + "#" + account;
    }
}
