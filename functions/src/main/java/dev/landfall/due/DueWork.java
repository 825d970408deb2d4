package dev.landfall.due;

import dev.landfall.table.Instants;
import dev.landfall.table.Page;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads what is due, shard after shard, until nothing before now is left. */
public final class DueWork {

    private static final int PAGE = 100;

    private final Table table;

    public DueWork(Table table) {
        this.table = table;
    }

    /**
     * Gives every pointer due before {@code now} to the consumer, which removes or moves it. A jump of the clock
     * costs nothing: one consistent query a shard, page after page.
     *
     * @return how many were given out
     */
    public int sweep(String work, Instant now, Consumer<Due> fire) {
        int fired = 0;
        for (int shard = 0; shard < Due.SHARDS; shard++) {
            fired += sweepShard(Due.partition(work, shard), now, fire);
        }
        return fired;
    }

    /**
     * The same within a budget: ends as soon as the consumer says no.
     *
     * @param first the shard to begin with, so that the last ones get their turn when the budget never suffices
     * @return whether everything due was given out
     */
    public boolean sweepWhile(String work, Instant now, int first, Predicate<Due> fire) {
        for (int i = 0; i < Due.SHARDS; i++) {
            if (!sweepShardWhile(Due.partition(work, Math.floorMod(first + i, Due.SHARDS)), now, fire)) {
                return false;
            }
        }
        return true;
    }

    private boolean sweepShardWhile(String partition, Instant now, Predicate<Due> fire) {
        Optional<String> after = Optional.empty();
        do {
            Page<Due> page = table.query(Due.KIND, partition, Range.before(Instants.key(now)), PAGE, after);
            for (Due due : page.items()) {
                if (!fire.test(due)) {
                    return false;
                }
            }
            after = page.next();
        } while (after.isPresent());
        return true;
    }

    private int sweepShard(String partition, Instant now, Consumer<Due> fire) {
        int fired = 0;
        Optional<String> after = Optional.empty();
        do {
            Page<Due> page = table.query(Due.KIND, partition, Range.before(Instants.key(now)), PAGE, after);
            for (Due due : page.items()) {
                fire.accept(due);
                fired++;
            }
            after = page.next();
        } while (after.isPresent());
        return fired;
    }
}
