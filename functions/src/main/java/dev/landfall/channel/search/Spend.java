package dev.landfall.channel.search;

import dev.landfall.channel.search.SearchRules.Spending;
import dev.landfall.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Counts what was read before it is read: a run sets posts aside, in the day's and the month's count together, and gives
 * back what it did not read. A run that dies keeps what it had set aside, so the count may be too high, never too low.
 */
public final class Spend {

    private static final int ATTEMPTS = 8;
    private static final Duration KEPT = Duration.ofDays(400);

    private final Table table;

    public Spend(Table table) {
        this.table = table;
    }

    /** What was set aside in which day and month, and what is left of it. Not shared. */
    public static final class Allowance {
        private final String channel;
        private final String account;
        private final Instant at;
        private final int posts;
        private int used;

        private Allowance(String channel, String account, Instant at, int posts) {
            this.channel = channel;
            this.account = account;
            this.at = at;
            this.posts = posts;
        }

        public int left() {
            return posts - used;
        }

        public void use(int read) {
            used = Math.min(posts, used + Math.max(0, read));
        }

        public int used() {
            return used;
        }
    }

    /** What may still be read. */
    public record Left(int day, int month) {
        public int posts() {
            return Math.max(0, Math.min(day, month));
        }

        /** Which limit binds. */
        public String word() {
            return month <= day ? "limit_month" : "limit_day";
        }
    }

    public Left left(String channel, String account, Spending limits, Instant now) {
        return new Left(
                limits.day() - spent(channel, account, day(now), now).posts(),
                limits.month() - spent(channel, account, month(now), now).posts());
    }

    /** Sets aside a block, or what is left of the day and month; nothing where others are faster again and again. */
    public Allowance reserve(String channel, String account, Spending limits, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int posts =
                    Math.min(limits.block(), left(channel, account, limits, now).posts());
            var allowance = new Allowance(channel, account, now, posts);
            if (posts <= 0 || added(allowance, posts, limits)) {
                return allowance;
            }
        }
        return new Allowance(channel, account, now, 0);
    }

    /** Gives back what was not read. */
    public void settle(Allowance allowance) {
        for (int attempt = 0; attempt < ATTEMPTS && allowance.left() > 0; attempt++) {
            if (added(allowance, -allowance.left(), NO_LIMIT)) {
                return;
            }
        }
    }

    private static final Spending NO_LIMIT = new Spending(Integer.MAX_VALUE, Integer.MAX_VALUE, 1);

    /** Reads again what it adds to, so that the limit holds of the very count that is written. */
    private boolean added(Allowance to, int more, Spending limits) {
        Spent day = spent(to.channel, to.account, day(to.at), to.at);
        Spent month = spent(to.channel, to.account, month(to.at), to.at);
        if (more > 0 && (day.posts() + more > limits.day() || month.posts() + more > limits.month())) {
            return false;
        }
        return table.write(List.of(SearchStore.write(day.plus(more)), SearchStore.write(month.plus(more))))
                .done();
    }

    private Spent spent(String channel, String account, String period, Instant now) {
        return table.get(SearchItems.SPENT, SearchItems.spentKey(channel, account, period))
                .orElseGet(() -> new Spent(channel, account, period, 0, 0, now.plus(KEPT)));
    }

    private static String day(Instant now) {
        return "day#" + LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static String month(Instant now) {
        return "month#" + YearMonth.from(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }
}
