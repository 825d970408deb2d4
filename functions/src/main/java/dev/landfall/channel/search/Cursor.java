package dev.landfall.channel.search;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far one query was asked. Pages come newest first, so a walk goes back from the newest post to {@code since}; only
 * when it has arrived there is the newest post the next {@code since}.
 *
 * @param lookedAt when the last finished walk began
 * @param newest the newest post of the walk under way
 * @param oldest the oldest post of the walk under way
 * @param token the vendor's word for the walk's next page
 * @param walkFrom when the walk under way began
 */
public record Cursor(
        String channel,
        String account,
        String slot,
        Optional<String> since,
        Optional<Instant> lookedAt,
        Optional<String> newest,
        Optional<String> oldest,
        Optional<String> token,
        Optional<Instant> walkFrom,
        int version) {

    /** The vendors' numbers may be longer than a long; text of digits that is longer is greater. */
    static final Comparator<String> BY_NUMBER = Comparator.comparing(BigInteger::new);

    private static final int LONGEST_ID = 24;

    static Cursor unasked(String channel, String account, String slot) {
        return new Cursor(
                channel,
                account,
                slot,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /** After a page; {@code ids} in any order and any number of times. */
    public Cursor after(List<String> ids, Optional<String> next, Instant now) {
        List<String> numbers = ids.stream().filter(Cursor::isNumber).toList();
        Optional<String> newestNow =
                Stream.concat(newest.stream(), numbers.stream()).max(BY_NUMBER);
        Optional<String> oldestNow =
                Stream.concat(oldest.stream(), numbers.stream()).min(BY_NUMBER);
        boolean goesOn = next.isPresent() && !next.equals(token);
        Instant began = walkFrom.orElse(now);
        return goesOn
                ? with(since, lookedAt, newestNow, oldestNow, next, Optional.of(began))
                : with(
                        Stream.concat(since.stream(), newestNow.stream()).max(BY_NUMBER),
                        Optional.of(began),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    /** Goes on by the oldest post: the vendor no longer knows its own word. */
    public Cursor withoutToken() {
        return with(since, lookedAt, newest, oldest, Optional.empty(), walkFrom);
    }

    public boolean isWalking() {
        return walkFrom.isPresent();
    }

    private Cursor with(
            Optional<String> from,
            Optional<Instant> looked,
            Optional<String> first,
            Optional<String> last,
            Optional<String> next,
            Optional<Instant> began) {
        return new Cursor(channel, account, slot, from, looked, first, last, next, began, version + 1);
    }

    private static boolean isNumber(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_ID && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
