package dev.landfall.intake;

import dev.landfall.channel.Media;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.TicketId;
import java.time.Instant;

/**
 * One file of one message on its way.
 *
 * @param place of the file in the message
 * @param last whether it is not tried again
 */
record MediaJob(MediaPost post, Article article, int place, boolean last, Instant now) {

    TicketId ticket() {
        return article.ticket();
    }

    Media media() {
        return post.post().media().get(place);
    }

    String line() {
        return post.line(place);
    }
}
