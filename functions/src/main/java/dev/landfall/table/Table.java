package dev.landfall.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one table. Reads are strongly consistent except through an {@link Index}; nothing is ever scanned. */
public interface Table {

    <T> Optional<T> get(Kind<T> kind, Key key);

    /** Those of the items that there are, by key; for many at once. */
    default <T> Map<Key, T> getAll(Kind<T> kind, Collection<Key> keys) {
        return keys.stream()
                .distinct()
                .flatMap(key -> get(kind, key).stream())
                .collect(Collectors.toMap(kind::keyOf, item -> item));
    }

    /**
     * The items of one kind in a stretch of a partition; the stretch must hold no other kind.
     *
     * @param after sort key to go on after, from an earlier page
     */
    <T> Page<T> query(Kind<T> kind, String pk, Range range, int limit, Optional<String> after);

    /** Keys of everything in a partition, whatever its kind. */
    List<Key> keys(String pk);

    /** Items through an index, eventually consistent; the cursor is opaque. */
    <T> Page<T> query(Index index, Kind<T> kind, String partition, Range range, int limit, Optional<String> cursor);

    /**
     * All of it or nothing; at most 100 writes, each on another key.
     *
     * <p>Throttling, timeouts and conflicts with a transaction under way throw: trying the event again is right.
     */
    Written write(List<Write> writes);

    /**
     * Deletes all of them whatever they hold, at the price of plain writes; a key with nothing under it is no error.
     *
     * <p>No transaction: after an exception some may be gone, and deleting again is right.
     */
    void delete(List<Key> keys);
}
