package dev.landfall.intake;

import dev.landfall.table.Instants;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * That a delivery was accepted in its hour: written with its receipt, in its stead afterwards, and without content.
 *
 * @param digest SHA-256 of the body, in hexadecimal digits
 * @param events how many events it holds
 * @param keys the keys of their outcomes; empty where there are many, then the body tells them
 * @param again an event that had an outcome and was put into the queue again: its key is the only one
 * @param purgeAt when its receipt has to go; empty where that is not known yet
 */
record Arrival(
        String receipt,
        String channel,
        String account,
        String digest,
        int events,
        List<String> keys,
        boolean again,
        Instant receivedAt,
        Optional<Instant> purgeAt) {

    /** As long as the outcomes that it points to. */
    static final Duration KEPT = Duration.ofDays(60);

    /** What fits into the unit that the item costs anyway. */
    private static final int MOST_KEYS = 12;

    static final Kind<Arrival> KIND = Kind.of(Arrival.class, "arrival", Arrival::key)
            .text("receipt", Arrival::receipt)
            .text("channel", Arrival::channel)
            .text("account", Arrival::account)
            .text("digest", Arrival::digest)
            .integer("events", Arrival::events)
            .texts("keys", Arrival::keys)
            .flag("again", Arrival::again)
            .instant("receivedAt", Arrival::receivedAt)
            .optionalInstant("purgeAt", Arrival::purgeAt)
            .number("expiresAt", a -> a.expiresAt().getEpochSecond())
            .read(row -> new Arrival(
                    row.text("receipt"),
                    row.text("channel"),
                    row.text("account"),
                    row.text("digest"),
                    row.integer("events"),
                    row.texts("keys"),
                    row.flag("again"),
                    row.instant("receivedAt"),
                    row.optionalInstant("purgeAt")));

    Arrival {
        keys = keys.size() > MOST_KEYS ? List.of() : List.copyOf(keys);
    }

    /** Of a delivery that is kept for the first time. */
    static Arrival of(Receipt receipt, String digest, int events, List<String> keys) {
        return new Arrival(
                receipt.id(),
                receipt.channel(),
                receipt.account(),
                digest,
                events,
                keys,
                false,
                receipt.receivedAt(),
                receipt.stamp().purgeAt());
    }

    /** Of an event whose outcome was taken back. */
    static Arrival again(Receipt receipt, String key, Instant now) {
        return new Arrival(
                receipt.id(),
                receipt.channel(),
                receipt.account(),
                "",
                1,
                List.of(key),
                true,
                now,
                receipt.stamp().purgeAt());
    }

    Key key() {
        String sort = Instants.key(receivedAt) + "#" + receipt;
        return new Key(IntakeHour.of(receivedAt).partitionOf(receipt), again ? sort + "#" + keys.getFirst() : sort);
    }

    Instant expiresAt() {
        return receivedAt.plus(KEPT);
    }
}
