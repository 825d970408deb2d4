package dev.landfall.intake;

import dev.landfall.compliance.Anchors;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.RecordClass;
import dev.landfall.due.Due;
import dev.landfall.due.DueWork;
import dev.landfall.due.PurgeUnit;
import dev.landfall.objects.Objects;
import dev.landfall.policy.Policies;
import dev.landfall.table.Condition;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import dev.landfall.ticket.Source;
import dev.landfall.ticket.TicketItems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Receipts in the table, and their pointers to the next check.
 *
 * <p>A large body goes to the bucket after its receipt is written, never before: an object without a receipt would
 * be found by no purge. Until it is there nothing has been accepted, and the vendor delivers again.
 */
public final class Receipts {

    /** An item holds 400 KB, and base64 makes a third more of what is no text. */
    static final int LARGEST_ITEM_BODY = 256 * 1024;

    private final Table table;
    private final Objects objects;
    private final Policies policies;

    public Receipts(Table table, Objects objects, Policies policies) {
        this.table = table;
        this.objects = objects;
        this.policies = policies;
    }

    Table table() {
        return table;
    }

    /** What is to be kept of one delivery. */
    @SuppressWarnings("ArrayRecordComponent")
    record Delivered(String id, String channel, String account, Optional<String> jurisdiction, byte[] body) {}

    record Accepted(Receipt receipt, boolean isNew) {}

    /**
     * Keeps the delivery unless it was kept before.
     *
     * @param keys those of its events' outcomes
     * @return its receipt, and whether it is new
     */
    Accepted accept(Delivered delivered, List<String> keys, Instant now) {
        boolean large = delivered.body().length > LARGEST_ITEM_BODY;
        ComplianceRules rules = ComplianceRules.current(policies);
        Receipt receipt = new Receipt(
                delivered.id(),
                delivered.channel(),
                delivered.account(),
                large ? Optional.empty() : Optional.of(delivered.body()),
                now,
                rules.stamp(
                        rules.jurisdictions().of(Optional.empty(), delivered.jurisdiction()),
                        RecordClass.RECEIPT,
                        Anchors.received(now),
                        now));
        List<Write> writes = new ArrayList<>();
        writes.add(Write.create(ReceiptItems.RECEIPT, receipt));
        receipt.stamp()
                .purgeAt()
                .ifPresent(at ->
                        writes.add(PurgeUnit.RECEIPT.pointer(receipt.id(), at).put()));
        // The keys of a large body count once it is in the bucket; the body tells them then.
        writes.add(Write.put(
                Arrival.KIND, Arrival.of(receipt, Sha256.of(delivered.body()), keys.size(), large ? List.of() : keys)));
        boolean isNew = table.write(writes).done();
        if (large) {
            keepLarge(receipt, delivered.body(), now);
        }
        return new Accepted(receipt, isNew);
    }

    /** What is there already stays: it may be under way to its outcomes. */
    private void keepLarge(Receipt receipt, byte[] body, Instant now) {
        if (objects.get(receipt.objectKey()).isEmpty()) {
            objects.put(receipt.objectKey(), body, "application/octet-stream");
            table.write(
                    List.of(check(receipt.id(), 0, now.plus(rules().first())).put()));
        }
    }

    Optional<Receipt> find(String id) {
        return table.get(ReceiptItems.RECEIPT, ReceiptItems.key(id));
    }

    /** The body that was delivered; empty where it is gone. */
    public Optional<byte[]> original(String id) {
        return find(id).flatMap(this::body);
    }

    /** Empty only where a large body never reached the bucket. */
    Optional<byte[]> body(Receipt receipt) {
        return receipt.content().or(() -> objects.get(receipt.objectKey()));
    }

    /** Gives every receipt that is to be checked now, by its pointer and its id. */
    int sweep(Instant now, BiConsumer<Due, String> check) {
        return new DueWork(table).sweep(Due.RECONCILE, now, due -> check.accept(due, part(due, 1)));
    }

    /** How often the receipt was checked before this pointer fired. */
    static int round(Due due) {
        return Integer.parseInt(part(due, 2));
    }

    /** Whether this pointer's check is the last one. */
    boolean isLast(Due due) {
        return rules().before(round(due) + 1).isEmpty();
    }

    /** Moves the pointer to the next check, unless another sweep was faster. */
    void checkAgain(Due due, Instant now) {
        int next = round(due) + 1;
        rules().before(next)
                .ifPresent(wait -> table.write(List.of(
                        Write.delete(due.key(), Condition.PRESENT),
                        check(part(due, 1), next, now.plus(wait)).put())));
    }

    /** Places the pointer to the check after this one. */
    void checkAfter(String receipt, int round, Instant now) {
        rules().before(round + 1).ifPresent(wait -> checkAt(receipt, round + 1, now.plus(wait)));
    }

    void drop(Due due) {
        table.write(List.of(due.remove()));
    }

    /**
     * Takes back the outcome of an event that no ticket came of, so that it can have another one; it is watched as when
     * it was new, and counts in the hour of now.
     */
    void reopen(Receipt receipt, Source ended, Instant now) {
        table.write(List.of(
                Write.delete(
                        TicketItems.sourceKey(ended.key()),
                        Condition.text("outcome", ended.outcome().name())),
                Write.put(Arrival.KIND, Arrival.again(receipt, ended.key(), now))));
    }

    /** Has the receipt checked at that time, as the check with this number. */
    void checkAt(String receipt, int round, Instant at) {
        table.write(List.of(check(receipt, round, at).put()));
    }

    private static Due check(String receipt, int round, Instant at) {
        return new Due(Due.RECONCILE, at, "receipt#" + receipt + "#" + round);
    }

    private static String part(Due due, int index) {
        return due.what().split("#", -1)[index];
    }

    ReconcileRules rules() {
        return policies.current(ReconcileRules.POLICY);
    }
}
