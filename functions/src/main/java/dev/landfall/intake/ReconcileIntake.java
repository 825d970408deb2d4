package dev.landfall.intake;

import dev.landfall.due.Due;
import dev.landfall.event.ScheduledFunction;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import dev.landfall.ticket.HeldEvent;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Looks after accepted receipts: events that have no outcome yet go into the queue again, each time after a longer
 * wait, and after the last one they are given up by name. A receipt whose events all have one is looked after no more,
 * and an hour all of whose receipts are so far is sealed.
 */
public final class ReconcileIntake implements ScheduledFunction {

    /** What the operators' door writes before an event's id. */
    private static final String REDRIVE = "redrive#";

    /** Sets the queue's deduplication of one redrive apart from that of others. */
    private static final int ROUNDS = 1_000_000;

    private final Inbox inbox;
    private final Dispatch dispatch;
    private final Reception reception;
    private final InstantSource clock;
    private final Watching watching;
    private final Sealing sealing;

    public ReconcileIntake(Inbox inbox, Dispatch dispatch, Reception reception, InstantSource clock) {
        this.inbox = inbox;
        this.dispatch = dispatch;
        this.reception = reception;
        this.clock = clock;
        Arrivals arrivals = new Arrivals(inbox.receipts().table(), inbox);
        this.watching = new Watching(inbox.receipts().table(), arrivals, inbox);
        this.sealing = new Sealing(inbox.receipts().table(), arrivals);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        int checked = inbox.receipts().sweep(now, (due, receipt) -> check(due, receipt, now));
        keepBooks(now, checked);
    }

    /** What fails here is done by the next run; it does not keep the receipts above waiting. */
    private void keepBooks(Instant now, int checked) {
        try {
            IntakeProgress progress = watching.check(now, receipt -> begin(receipt, now));
            int sealed =
                    sealing.seal(progress, inbox.receipts().rules(), now, (arrival, key) -> lost(arrival, key, now));
            Log.info("receipts checked", "count", checked, "hoursSealed", sealed);
        } catch (RuntimeException e) {
            Log.error("hours cannot be looked at", e);
            Metrics.count("ReconcileFailures", 1, "function", "reconcileIntake");
        }
    }

    /** The first check of a receipt that holds an event without an outcome; one that is gone cannot be checked. */
    private void begin(String receipt, Instant now) {
        inbox.receipts().find(receipt).ifPresent(found -> {
            List<Event> open = open(found);
            if (!open.isEmpty()) {
                sendAgain(found, open, 0);
                inbox.receipts().checkAfter(receipt, 0, now);
            }
        });
    }

    private List<Event> open(Receipt receipt) {
        return dispatch.open(inbox.unpacking().events(receipt, inbox.receipts().body(receipt)));
    }

    /** One receipt that fails does not keep the others waiting; its pointer stays, and the next run tries again. */
    private void check(Due due, String receipt, Instant now) {
        try {
            if (due.what().startsWith(REDRIVE)) {
                redrive(due, now);
                return;
            }
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

    /** An operator wants an event played again: its outcome is taken back, and it goes into the queue. */
    private void redrive(Due due, Instant now) {
        Optional<HeldEvent> held = HeldEvent.place(due.what().substring(REDRIVE.length()))
                .flatMap(key -> inbox.receipts().table().get(HeldEvent.KIND, key));
        held.flatMap(event -> inbox.receipts().find(event.receipt())).ifPresent(receipt -> {
            String key = held.get().key();
            reception
                    .outcome(key)
                    .filter(known -> known.outcome() == Source.Outcome.QUARANTINED)
                    .ifPresent(known -> inbox.receipts().reopen(receipt, known, now));
            sendAgain(receipt, open(receipt), Math.toIntExact(now.getEpochSecond() % ROUNDS));
            Log.info("event played again", "event", held.get().id(), "receipt", receipt.id());
        });
        inbox.receipts().drop(due);
    }

    /** Enqueues before the pointer moves: dying between the two repeats the try, which loses nothing. */
    private void reconcile(Due due, Receipt receipt, Instant now) {
        List<Event> open = open(receipt);
        if (open.isEmpty()) {
            inbox.receipts().drop(due);
            return;
        }
        if (inbox.receipts().isLast(due)) {
            giveUp(open, receipt, now);
            inbox.receipts().drop(due);
            return;
        }
        sendAgain(receipt, open, Receipts.round(due));
        inbox.receipts().checkAgain(due, now);
    }

    private void sendAgain(Receipt receipt, List<Event> open, int round) {
        dispatch.send(receipt, open, round + 1);
        Log.info("events enqueued again", "receipt", receipt.id(), "events", open.size());
        Metrics.count("EventsEnqueuedAgain", open.size(), "channel", receipt.channel());
    }

    private void giveUp(List<Event> open, Receipt receipt, Instant now) {
        for (Event event : open) {
            reception.quarantine(
                    HeldEvent.of(event.key(), receipt.id(), receipt.channel(), receipt.account(), "exhausted", now));
        }
        Log.warn("events given up", "receipt", receipt.id(), "events", open.size());
        Metrics.count("EventsQuarantined", open.size(), "channel", receipt.channel());
    }

    /** An event of an hour that waited for it in vain. */
    private void lost(Arrival arrival, String key, Instant now) {
        reception.quarantine(HeldEvent.of(key, arrival.receipt(), arrival.channel(), arrival.account(), "lost", now));
        Metrics.count("EventsQuarantined", 1, "channel", arrival.channel());
    }
}
