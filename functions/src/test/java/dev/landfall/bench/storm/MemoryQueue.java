package dev.landfall.bench.storm;

import dev.landfall.queue.Queue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;

/** A queue as SQS has it: groups in order, visibility timeout, redelivery, dead letters, five minutes' memory. */
final class MemoryQueue implements Queue {

    /** One queue of the template. */
    record Shape(String name, boolean fifo, int batch, Duration visibility, int mostReceives) {}

    /** A message that waits. */
    static final class Held {
        final String id;
        final long number;
        final Entry entry;
        int receives;

        private Held(long number, Entry entry) {
            this.id = "m" + number;
            this.number = number;
            this.entry = entry;
        }
    }

    /** Messages that were handed out together. */
    record Batch(List<Held> messages) {}

    private record Later(Instant at, String group) {}

    private static final Duration MEMORY = Duration.ofMinutes(5);

    final Shape shape;
    private final InstantSource clock;
    private final Map<String, Deque<Held>> groups = new HashMap<>();
    private final Deque<String> ready = new ArrayDeque<>();
    private final PriorityQueue<Later> hidden = new PriorityQueue<>(Comparator.comparing(Later::at));
    private final Map<String, Instant> seen = new HashMap<>();
    private final List<Held> sent = new ArrayList<>();
    private final List<Held> dead = new ArrayList<>();
    private final List<String> outOfOrder = new ArrayList<>();
    private long number;
    private int redriven;

    MemoryQueue(Shape shape, InstantSource clock) {
        this.shape = shape;
        this.clock = clock;
    }

    @Override
    public synchronized void send(List<Entry> entries) {
        for (Entry entry : entries) {
            Instant now = clock.instant();
            if (shape.fifo()) {
                String once = entry.group() + "\n" + entry.deduplication();
                Instant before = seen.get(once);
                if (before != null && before.plus(MEMORY).isAfter(now)) {
                    continue;
                }
                seen.put(once, now);
            }
            put(entry);
        }
    }

    private void put(Entry entry) {
        Held held = new Held(++number, entry);
        sent.add(held);
        String group = shape.fifo() ? entry.group() : held.id;
        Deque<Held> waiting = groups.computeIfAbsent(group, g -> new ArrayDeque<>());
        waiting.add(held);
        if (waiting.size() == 1) {
            ready.add(group);
        }
    }

    synchronized Optional<Batch> receive() {
        reveal();
        List<Held> batch = new ArrayList<>();
        while (batch.size() < shape.batch() && !ready.isEmpty()) {
            String group = ready.remove();
            Deque<Held> waiting = groups.get(group);
            bury(waiting);
            if (waiting.isEmpty()) {
                groups.remove(group);
            }
            waiting.stream().limit(shape.batch() - batch.size()).forEach(batch::add);
        }
        batch.forEach(held -> held.receives++);
        return batch.isEmpty() ? Optional.empty() : Optional.of(new Batch(batch));
    }

    /** Takes the one message that is meant, whatever waits before it. */
    synchronized Optional<Batch> take(Predicate<Held> meant) {
        for (String group : ready) {
            for (Held held : groups.get(group)) {
                if (meant.test(held)) {
                    ready.remove(group);
                    held.receives++;
                    return Optional.of(new Batch(List.of(held)));
                }
            }
        }
        return Optional.empty();
    }

    private void reveal() {
        Instant now = clock.instant();
        while (!hidden.isEmpty() && !hidden.peek().at().isAfter(now)) {
            ready.add(hidden.remove().group());
        }
    }

    private void bury(Deque<Held> waiting) {
        while (!waiting.isEmpty() && waiting.peek().receives >= shape.mostReceives()) {
            dead.add(waiting.remove());
        }
    }

    /** What did not fail is gone; the rest comes again when its time of hiding is over. */
    synchronized void done(Batch batch, Set<String> failed) {
        Set<String> broken = new java.util.HashSet<>();
        for (Held held : batch.messages()) {
            String group = shape.fifo() ? held.entry.group() : held.id;
            if (failed.contains(held.id)) {
                broken.add(group);
            } else {
                if (broken.contains(group)) {
                    outOfOrder.add(shape.name() + " " + held.id);
                }
                groups.get(group).remove(held);
            }
        }
        batch.messages().stream()
                .map(held -> shape.fifo() ? held.entry.group() : held.id)
                .distinct()
                .forEach(group -> release(group, broken.contains(group)));
    }

    private void release(String group, boolean broken) {
        if (groups.get(group).isEmpty()) {
            groups.remove(group);
        } else if (broken) {
            hidden.add(new Later(clock.instant().plus(shape.visibility()), group));
        } else {
            ready.add(group);
        }
    }

    /** An operator puts the dead letters back. */
    synchronized int redrive() {
        List<Held> all = List.copyOf(dead);
        dead.clear();
        all.forEach(held -> put(held.entry));
        redriven += all.size();
        return all.size();
    }

    synchronized boolean isEmpty() {
        return groups.isEmpty();
    }

    synchronized int waiting() {
        return groups.values().stream().mapToInt(Deque::size).sum();
    }

    synchronized List<Held> dead() {
        return List.copyOf(dead);
    }

    synchronized List<Held> sent() {
        return List.copyOf(sent);
    }

    synchronized List<String> outOfOrder() {
        return List.copyOf(outOfOrder);
    }

    synchronized int redriven() {
        return redriven;
    }
}
