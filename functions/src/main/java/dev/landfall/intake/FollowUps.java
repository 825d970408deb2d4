package dev.landfall.intake;

import dev.landfall.ticket.Amending;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Source;
import dev.landfall.ticket.Tickets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Leads what is about a message told before to its outcome: an edit, a withdrawal, news of one of ours. */
public final class FollowUps {

    /** Of an edit whose message had not been seen before. */
    static final String TAKEN_AS_NEW = "taken_as_new";

    private static final String WITHDRAWN = "withdrawn";

    private final Tickets tickets;
    private final Reception reception;
    private final SocialPosts posts;
    private final Ways ways;

    /** What changes articles, and what keeps vendors' reports. */
    public record Ways(Amending amending, DeliveryReports reports) {}

    public FollowUps(Tickets tickets, Reception reception, SocialPosts posts, Ways ways) {
        this.tickets = tickets;
        this.reception = reception;
        this.posts = posts;
        this.ways = ways;
    }

    /** What came of it. */
    sealed interface Followed {}

    record Ended(Outcome outcome) implements Followed {}

    /**
     * An edit of a message that no ticket came of.
     *
     * @param left how that message ended, if it was ever told
     */
    record Unseen(Event.Said said, Optional<Source> left) implements Followed {}

    Followed follow(Receipt receipt, Event.OfKnown event, Instant now) {
        return switch (event) {
            case Event.Edited edited -> edited(edited, now);
            case Event.Withdrawn withdrawn -> new Ended(withdrawn(withdrawn, now));
            case Event.Told told -> new Ended(told(receipt, told, now));
        };
    }

    private Followed edited(Event.Edited edited, Instant now) {
        Optional<Source> message = tickets.source(edited.message());
        if (message.map(FollowUps::wasWithdrawn).orElse(false)) {
            return new Ended(ignored(edited.key(), "withdrawn_before", now));
        }
        return message.filter(FollowUps::isArticle)
                .<Followed>map(known -> new Ended(amended(
                        edited.key(),
                        ways.amending().edit(edited.key(), known, posts.wording(edited.post()), now),
                        "edited",
                        now)))
                .orElseGet(() -> new Unseen(edited.asNew(), message));
    }

    /** A message that is taken back before it was told must not be taken in when it comes late. */
    private Outcome withdrawn(Event.Withdrawn withdrawn, Instant now) {
        Optional<Source> message = tickets.source(withdrawn.message()).filter(FollowUps::isArticle);
        if (message.isEmpty()) {
            reception.close(withdrawn.message(), Source.Outcome.IGNORED, WITHDRAWN, now);
            return ignored(withdrawn.key(), "withdrawn_unseen", now);
        }
        return amended(
                withdrawn.key(), ways.amending().withdraw(withdrawn.key(), message.get(), now), "withdrawn", now);
    }

    private Outcome told(Receipt receipt, Event.Told told, Instant now) {
        return switch (ways.reports().keep(told.report(), receipt.receivedAt(), now)) {
            case KEPT -> {
                reception.close(told.key(), Source.Outcome.PROCESSED, "", now);
                yield new Outcome.Amended(
                        "delivery_" + told.report().state().name().toLowerCase(Locale.ROOT));
            }
            case UNKNOWN -> ignored(told.key(), "unknown_message", now);
        };
    }

    private Outcome amended(String key, Amending.Result result, String done, Instant now) {
        return switch (result) {
            case DONE -> new Outcome.Amended(done);
            case REPEATED -> new Outcome.Duplicate();
            case AS_TAKEN -> {
                reception.close(key, Source.Outcome.PROCESSED, TAKEN_AS_NEW, now);
                yield new Outcome.Amended(TAKEN_AS_NEW);
            }
            case GONE -> ignored(key, "gone", now);
            case WITHDRAWN -> ignored(key, "withdrawn_before", now);
            case OVERTAKEN -> ignored(key, "overtaken", now);
        };
    }

    private Outcome ignored(String key, String reason, Instant now) {
        reception.close(key, Source.Outcome.IGNORED, reason, now);
        return new Outcome.Ignored(reason);
    }

    private static boolean wasWithdrawn(Source source) {
        return source.outcome() == Source.Outcome.IGNORED && source.reason().equals(WITHDRAWN);
    }

    private static boolean isArticle(Source source) {
        return source.outcome() == Source.Outcome.PROCESSED && !source.ticket().isEmpty() && source.article() > 0;
    }
}
