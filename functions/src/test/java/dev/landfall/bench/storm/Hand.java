package dev.landfall.bench.storm;

import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Which message of its batch a thread's function is at, seen from what it reads. */
final class Hand {

    private static final ThreadLocal<Hand> OF_THREAD = ThreadLocal.withInitial(() -> new Hand(List.of()));

    private final List<String> messages;
    private int at = -1;

    private Hand(List<String> messages) {
        this.messages = messages;
    }

    /** From here on this thread works on these, in their order. */
    static void takes(MemoryQueue queue, MemoryQueue.Batch batch) {
        Hand hand = new Hand(batch.messages().stream().map(Hand::name).toList());
        hand.at = queue.shape.batch() == 1 ? 0 : -1;
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
                    hand.at = i;
                    return;
                }
            }
        }
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
