package dev.landfall.bench.storm;

import dev.landfall.table.Write;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The table's stream: keys alone, in shards, each read by one at a time and in order. */
final class ChangeLog {

    static final int MOST_ATTEMPTS = 11;
    private static final int SHARDS = 4;
    private static final int BATCH = 100;

    /** One change. */
    record Change(long number, String event, String pk, String sk) {}

    /** Some changes of a shard, handed out for the so-manieth time. */
    record Batch(int shard, List<Change> changes, int attempt) {}

    private static final class Shard {
        private final Deque<Change> waiting = new ArrayDeque<>();
        private boolean taken;
        private int attempt;
    }

    private final List<Shard> shards = new ArrayList<>();
    private long number;
    private long lost;

    ChangeLog() {
        for (int i = 0; i < SHARDS; i++) {
            shards.add(new Shard());
        }
    }

    synchronized void add(List<Write> writes) {
        for (Write write : writes) {
            if (write instanceof Write.Put<?> put) {
                boolean isNew = put.condition().equals(dev.landfall.table.Condition.ABSENT);
                String pk = put.key().pk();
                shards.get(Math.floorMod(pk.hashCode(), SHARDS))
                        .waiting
                        .add(new Change(
                                ++number,
                                isNew ? "INSERT" : "MODIFY",
                                pk,
                                put.key().sk()));
            }
        }
    }

    synchronized Optional<Batch> receive() {
        for (int i = 0; i < SHARDS; i++) {
            Shard shard = shards.get(i);
            if (!shard.taken && !shard.waiting.isEmpty()) {
                shard.taken = true;
                return Optional.of(
                        new Batch(i, shard.waiting.stream().limit(BATCH).toList(), ++shard.attempt));
            }
        }
        return Optional.empty();
    }

    /** The shard goes on behind so many of the batch; what failed too often is lost, as AWS loses it. */
    synchronized void done(Batch batch, int succeeded) {
        Shard shard = shards.get(batch.shard());
        int dropped = succeeded;
        if (succeeded < batch.changes().size() && batch.attempt() >= MOST_ATTEMPTS) {
            dropped++;
            lost++;
        }
        for (int i = 0; i < dropped; i++) {
            shard.waiting.remove();
        }
        shard.attempt = dropped > 0 ? 0 : shard.attempt;
        shard.taken = false;
    }

    synchronized long lost() {
        return lost;
    }

    synchronized boolean isEmpty() {
        return shards.stream().allMatch(shard -> shard.waiting.isEmpty());
    }
}
