package dev.landfall.retention;

import dev.landfall.compliance.Anchors;
import dev.landfall.compliance.Stamp;
import dev.landfall.contact.Stamps;
import dev.landfall.table.Condition;
import dev.landfall.table.Instants;
import dev.landfall.table.Key;
import dev.landfall.table.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Another room's item, as far as purge reads it: {@code docs/data-model.md}, "Purge units". */
record ExpiringItem(Key key, Stamp stamp, Optional<Anchors> anchors, List<String> objects) {

    static final Kind<ExpiringItem> KIND = Stamps.add(
                    Kind.of(ExpiringItem.class, "expiring", ExpiringItem::key)
                            .optionalInstant("receivedAt", i -> i.anchors().map(Anchors::received))
                            .optionalInstant("lastContactAt", i -> i.anchors().flatMap(Anchors::lastContact))
                            .optionalInstant("closedAt", i -> i.anchors().flatMap(Anchors::ticketClosed))
                            .texts("objects", ExpiringItem::objects),
                    ExpiringItem::stamp)
            .read(row -> new ExpiringItem(
                    new Key(row.text("pk"), row.text("sk")),
                    Stamps.read(row),
                    row.optionalInstant("receivedAt")
                            .map(at -> new Anchors(
                                    at, row.optionalInstant("lastContactAt"), row.optionalInstant("closedAt"))),
                    row.texts("objects")));

    ExpiringItem {
        objects = List.copyOf(objects);
    }

    /** By its anchors; an item that does not tell them goes by the time it was stamped with. */
    Verdict verdict(Firing firing) {
        return anchors.map(known -> firing.verdict(stamp.jurisdiction(), stamp.recordClass(), known))
                .orElseGet(() -> asStamped(firing));
    }

    private Verdict asStamped(Firing firing) {
        Instant now = firing.run().now();
        Optional<Instant> at = stamp.purgeAt();
        if (at.isEmpty()) {
            return firing.moment().later(Outcome.WAITING);
        }
        return at.get().isAfter(now) ? new Verdict.Later(at.get(), Outcome.EARLY) : new Verdict.Now();
    }

    /** Holds as long as nobody moved its time. */
    Condition unmoved() {
        return stamp.purgeAt()
                .map(at -> Condition.text("purgeAt", Instants.key(at)))
                .orElseGet(() -> Condition.PRESENT.and(Condition.missing("purgeAt")));
    }
}
