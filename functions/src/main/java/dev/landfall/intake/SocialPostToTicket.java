package dev.landfall.intake;

import dev.landfall.channel.InboundMail;
import dev.landfall.contact.Newcomer;
import dev.landfall.event.QueueFunction;
import dev.landfall.event.QueueMessage;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import dev.landfall.ticket.HeldEvent;
import dev.landfall.ticket.Incoming;
import dev.landfall.ticket.Linking;
import dev.landfall.ticket.Origin;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Leads one event of a receipt to its outcome: a ticket, a place in one, or a named reason for neither.
 *
 * <p>An event that was quarantined earlier gets another chance when its message comes again: that is how it is played
 * again after the cause has been mended.
 */
public final class SocialPostToTicket implements QueueFunction {

    private final Inbox inbox;
    private final SocialPosts posts;
    private final Desk desk;
    private final InstantSource clock;

    /** Where posts are taken in and what is said then. */
    public record Desk(
            Reception reception,
            SocialReplies replies,
            Linking linking,
            MailForward post,
            FollowUps followUps,
            Storms storms,
            MediaRequests media) {}

    public SocialPostToTicket(Inbox inbox, SocialPosts posts, Desk desk, InstantSource clock) {
        this.inbox = inbox;
        this.posts = posts;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public JsonMapper mapper() {
        return inbox.mapper();
    }

    @Override
    public void handle(QueueMessage message) {
        Optional<Inbox.Found> named =
                EventMessage.read(message.body(), mapper()).flatMap(inbox::find);
        if (named.isEmpty()) {
            // Not a message of ours, or its receipt has been purged: it can never work, and there is nothing to lose.
            Log.warn("message names no event", "messageId", message.id());
            Metrics.count("EventsGone", 1, "function", "socialPostToTicket");
            return;
        }
        Inbox.Found found = named.get();
        Outcome outcome = lead(found.receipt(), found.event(), clock.instant());
        desk.media().request(found.receipt(), found.event());
        Log.info(
                "event led to its outcome",
                "outcome",
                outcome.word(),
                "receipt",
                found.receipt().id());
        Metrics.count(outcome.metric(), 1, "channel", found.receipt().channel());
    }

    private Outcome lead(Receipt receipt, Event event, Instant now) {
        return switch (verdict(event, now)) {
            case Verdict.Ignored ignored -> {
                desk.reception().close(event.key(), Source.Outcome.IGNORED, ignored.reason(), now);
                yield new Outcome.Ignored(ignored.reason());
            }
            case Verdict.Quarantined quarantined -> quarantine(receipt, event, quarantined.reason(), now);
            case Verdict.Forward forward -> forward(receipt, event, forward.mail(), now);
            case Verdict.Confirm confirm -> confirm(receipt, event, confirm.url(), now);
            case Verdict.Take take -> take(receipt, (Event.Said) event, take, now);
            case Verdict.PassOn passOn -> passOn(receipt, (Event.Said) event, now);
            case Verdict.Follow follow -> follow(receipt, follow.event(), now);
        };
    }

    /** An edit of what no ticket came of counts as something new; its own outcome is told once it has one. */
    private Outcome follow(Receipt receipt, Event.OfKnown event, Instant now) {
        return switch (desk.followUps().follow(receipt, event, now)) {
            case FollowUps.Ended ended -> ended.outcome();
            case FollowUps.Unseen unseen -> {
                boolean taken = verdict(unseen.said(), now) instanceof Verdict.Take;
                if (taken) {
                    unseen.left().ifPresent(left -> inbox.receipts().reopen(receipt, left, now));
                }
                Outcome outcome = lead(receipt, unseen.said(), now);
                desk.reception().close(event.key(), Source.Outcome.PROCESSED, FollowUps.TAKEN_AS_NEW, now);
                yield outcome;
            }
        };
    }

    private Outcome forward(Receipt receipt, Event event, InboundMail mail, Instant now) {
        if (hasEnded(receipt, event, now)) {
            return new Outcome.Duplicate();
        }
        desk.post().forward(receipt, event.key(), mail, now);
        desk.reception().close(event.key(), Source.Outcome.PROCESSED, "forwarded", now);
        return new Outcome.Forwarded();
    }

    /** Whether the event has its outcome; one that was quarantined is taken back, for another chance. */
    private boolean hasEnded(Receipt receipt, Event event, Instant now) {
        Optional<Source> known = desk.reception().outcome(event.key());
        known.filter(source -> source.outcome() == Source.Outcome.QUARANTINED)
                .ifPresent(quarantined -> inbox.receipts().reopen(receipt, quarantined, now));
        return known.isPresent() && known.get().outcome() != Source.Outcome.QUARANTINED;
    }

    private Outcome confirm(Receipt receipt, Event event, String url, Instant now) {
        if (hasEnded(receipt, event, now)) {
            return new Outcome.Duplicate();
        }
        if (!desk.post().visit(url)) {
            throw new IllegalStateException("The subscription could not be confirmed; to be tried again");
        }
        desk.reception().close(event.key(), Source.Outcome.PROCESSED, "confirmed", now);
        return new Outcome.Confirmed();
    }

    /** The decision is pure: what breaks it now will break it every time. */
    private Verdict verdict(Event event, Instant now) {
        try {
            return posts.decide(event, now);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
            Log.error("event cannot be decided", e, "source", event.key());
            return new Verdict.Quarantined("undecidable");
        }
    }

    private Outcome take(Receipt receipt, Event.Said said, Verdict.Take take, Instant now) {
        try {
            return hasEnded(receipt, said, now) ? new Outcome.Duplicate() : receive(said, take, now);
        } catch (IllegalArgumentException e) {
            Log.error("event cannot be taken in", e, "source", said.key());
            return quarantine(receipt, said, "not_storable", now);
        }
    }

    private Outcome passOn(Receipt receipt, Event.Said said, Instant now) {
        return hasEnded(receipt, said, now)
                ? new Outcome.Duplicate()
                : desk.storms().passOn(posts.passedOn(said), now);
    }

    private Outcome receive(Event.Said said, Verdict.Take take, Instant now) {
        Incoming incoming = posts.incoming(said, take);
        boolean linked = take.reply() == Verdict.Reply.CONVERSE
                && desk.linking()
                        .redeem(incoming.article().text(), teller(incoming), now)
                        .isPresent();
        if (linked) {
            return Outcome.of(
                    desk.reception().receive(incoming, now, desk.replies().linked()));
        }
        return desk.storms()
                .take(new Storms.Call(said.post(), incoming, desk.replies().to(take.reply()), now));
    }

    /** Who may be telling us the one-time code that their app showed them. */
    private static Newcomer teller(Incoming incoming) {
        Origin origin = incoming.article().origin();
        return new Newcomer(
                origin.identity(),
                origin.channel(),
                origin.account(),
                incoming.userId(),
                incoming.locale(),
                incoming.jurisdiction());
    }

    private Outcome quarantine(Receipt receipt, Event event, String reason, Instant now) {
        desk.reception()
                .quarantine(HeldEvent.of(event.key(), receipt.id(), receipt.channel(), receipt.account(), reason, now));
        return new Outcome.Quarantined(reason);
    }
}
