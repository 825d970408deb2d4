package dev.landfall.ticket;

import dev.landfall.table.Instants;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that was quarantined: where an operator finds it. It holds ids alone; what was said is in the receipt.
 *
 * @param key of its outcome
 * @param receipt that holds it; empty for a mail that came without one
 * @param object the original's key in the bucket, where a mail has one
 * @param redriven who put it into the queue again, and when
 */
public record HeldEvent(
        String key,
        String receipt,
        String object,
        String channel,
        String account,
        String reason,
        Instant at,
        Optional<Redriven> redriven) {

    public static final String PARTITION = "quarantine";

    private static final Duration KEPT = Duration.ofDays(60);

    public static final Kind<HeldEvent> KIND = Kind.of(HeldEvent.class, "held", HeldEvent::place)
            .text("key", HeldEvent::key)
            .text("receipt", HeldEvent::receipt)
            .text("object", HeldEvent::object)
            .text("channel", HeldEvent::channel)
            .text("account", HeldEvent::account)
            .text("reason", HeldEvent::reason)
            .instant("at", HeldEvent::at)
            .optional("redrivenBy", held -> held.redriven().map(Redriven::by))
            .optionalInstant("redrivenAt", held -> held.redriven().map(Redriven::at))
            .number("expiresAt", held -> held.at().plus(KEPT).getEpochSecond())
            .read(row -> new HeldEvent(
                    row.text("key"),
                    row.text("receipt"),
                    row.text("object"),
                    row.text("channel"),
                    row.text("account"),
                    row.text("reason"),
                    row.instant("at"),
                    row.optional("redrivenBy").map(by -> new Redriven(by, row.instant("redrivenAt")))));

    /** The audit entry of a redrive. */
    public record Redriven(String by, Instant at) {}

    public static HeldEvent of(String key, String receipt, String channel, String account, String reason, Instant at) {
        return new HeldEvent(key, receipt, "", channel, account, reason, at, Optional.empty());
    }

    /** For addresses: {@code <milliseconds>-<key>}. */
    public String id() {
        return at.toEpochMilli() + "-" + key;
    }

    /** Where the event with this id lies; empty where that is no id. */
    public static Optional<Key> place(String id) {
        return id.matches("[0-9]{13}-[0-9A-Za-z_-]{1,64}")
                ? Optional.of(new Key(
                        PARTITION,
                        Instants.key(Instant.ofEpochMilli(Long.parseLong(id.substring(0, 13)))) + "#"
                                + id.substring(14)))
                : Optional.empty();
    }

    public Key place() {
        return new Key(PARTITION, Instants.key(at) + "#" + key);
    }

    public HeldEvent redrivenBy(String operator, Instant when) {
        return new HeldEvent(
                key, receipt, object, channel, account, reason, at, Optional.of(new Redriven(operator, when)));
    }
}
