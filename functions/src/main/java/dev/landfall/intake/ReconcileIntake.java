package dev.landfall.intake;

import dev.landfall.due.Due;
import dev.landfall.event.ScheduledFunction;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Looks after accepted receipts: events that have no outcome yet go into the queue again, each time after a longer
 * wait, and after the last one they are given up by name. A receipt whose events all have one is looked after no more.
 */
public final class ReconcileIntake implements ScheduledFunction {

    private final Inbox inbox;
    private final Dispatch dispatch;
    private final Reception reception;
    private final InstantSource clock;

    public ReconcileIntake(Inbox inbox, Dispatch dispatch, Reception reception, InstantSource clock) {
        this.inbox = inbox;
        this.dispatch = dispatch;
        this.reception = reception;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        int checked = inbox.receipts().sweep(now, (due, receipt) -> check(due, receipt, now));
        Log.info("receipts checked", "count", checked);
    }

    /** One receipt that fails does not keep the others waiting; its pointer stays, and the next run tries again. */
    private void check(Due due, String receipt, Instant now) {
        try {
            inbox.receipts()
                    .find(receipt)
                    .ifPresentOrElse(
                            found -> reconcile(due, found, now),
                            () -> inbox.receipts().drop(due));
        } catch (RuntimeException e) {
            Log.error("receipt cannot be checked", e, "receipt", receipt);
            Metrics.count("ReconcileFailures", 1, "function", "reconcileIntake");
        }
    }

    /** Enqueues before the pointer moves: dying between the two repeats the try, which loses nothing. */
    private void reconcile(Due due, Receipt receipt, Instant now) {
        List<Event> open =
                dispatch.open(inbox.unpacking().events(receipt, inbox.receipts().body(receipt)));
        if (open.isEmpty()) {
            inbox.receipts().drop(due);
            return;
        }
        if (inbox.receipts().isLast(due)) {
            giveUp(open, receipt, now);
            inbox.receipts().drop(due);
            return;
        }
        dispatch.send(receipt, open, Receipts.round(due) + 1);
        inbox.receipts().checkAgain(due, now);
        Log.info("events enqueued again", "receipt", receipt.id(), "events", open.size());
        Metrics.count("EventsEnqueuedAgain", open.size(), "channel", receipt.channel());
    }

    private void giveUp(List<Event> open, Receipt receipt, Instant now) {
        for (Event event : open) {
            reception.close(event.key(), Source.Outcome.QUARANTINED, "exhausted", now);
        }
        Log.warn("events given up", "receipt", receipt.id(), "events", open.size());
        Metrics.count("EventsQuarantined", open.size(), "channel", receipt.channel());
    }
}
