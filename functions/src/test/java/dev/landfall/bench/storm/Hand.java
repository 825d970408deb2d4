package dev.landfall.bench.storm;

import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Which message of its batch a thread's function is at, seen from what it reads. */
final class Hand {

    private static final ThreadLocal<Hand> OF_THREAD =
            ThreadLocal.withInitial(() -> new Hand(List.of(), () -> Instant.EPOCH));

    private final List<String> messages;
    private final Supplier<Instant> ticking;
    private int at = -1;
    private Optional<Instant> since = Optional.empty();

    private Hand(List<String> messages, Supplier<Instant> ticking) {
        this.messages = messages;
        this.ticking = ticking;
    }

    private void isAt(int place) {
        at = place;
        since = Optional.of(ticking.get());
    }

    /** From here on this thread works on these, in their order. */
    static void takes(MemoryQueue queue, MemoryQueue.Batch batch, Supplier<Instant> ticking) {
        Hand hand = new Hand(batch.messages().stream().map(Hand::name).toList(), ticking);
        if (queue.shape.batch() == 1) {
            hand.isAt(0);
        }
        OF_THREAD.set(hand);
    }

    static void drops() {
        OF_THREAD.remove();
    }

    /** A function reads the receipt of each message first, and of no other. */
    static void reads(Kind<?> kind, Key key) {
        Hand hand = OF_THREAD.get();
        if (kind.name().equals("receipt")) {
            String receipt = key.pk().substring("receipt#".length()) + " ";
            for (int i = hand.at + 1; i < hand.messages.size(); i++) {
                if (hand.messages.get(i).startsWith(receipt)) {
                    hand.isAt(i);
                    return;
                }
            }
        }
    }

    /** When the thread's function began with the message: the time that it sees while it is at it. */
    static Optional<Instant> since() {
        return OF_THREAD.get().since;
    }

    /** Empty where the thread is at no message of the outside. */
    static String holds() {
        Hand hand = OF_THREAD.get();
        return hand.at < 0 ? "" : hand.messages.get(hand.at);
    }

    /** A receipt and an index, or a mail's original. */
    static String name(MemoryQueue.Held held) {
        JsonNode body = World.MAPPER.readTree(held.entry.body());
        return body.has("receipt") && body.has("index")
                ? body.path("receipt").asString() + " " + body.path("index").asInt()
                : held.entry.deduplication();
    }
}
