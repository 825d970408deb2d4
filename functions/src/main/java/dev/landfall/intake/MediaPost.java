package dev.landfall.intake;

import dev.landfall.channel.SocialPost;
import dev.landfall.ticket.Source;
import java.util.Optional;

/**
 * A message that may have brought files.
 *
 * @param key of the outcome of the message itself
 * @param edited whether its author changed it
 */
record MediaPost(SocialPost post, String key, boolean edited) {

    static Optional<MediaPost> of(Event event) {
        return switch (event) {
            case Event.Said said -> Optional.of(new MediaPost(said.post(), said.key(), false));
            case Event.Edited edited -> Optional.of(new MediaPost(edited.post(), edited.message(), true));
            case Event.Mailed mailed -> Optional.empty();
            case Event.Subscribing subscribing -> Optional.empty();
            case Event.LeftAlone leftAlone -> Optional.empty();
            case Event.Broken broken -> Optional.empty();
            case Event.Withdrawn withdrawn -> Optional.empty();
            case Event.Told told -> Optional.empty();
        };
    }

    static boolean isArticle(Source source) {
        return source.outcome() == Source.Outcome.PROCESSED && !source.ticket().isEmpty() && source.article() > 0;
    }

    /** What was sent at a place, in one line: tells it from what stood there before an edit. */
    String line(int place) {
        return place + " " + SocialPosts.line(post.media().get(place));
    }
}
