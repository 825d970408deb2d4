package dev.landfall.intake;

import dev.landfall.event.QueueFunction;
import dev.landfall.event.QueueMessage;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches one file of a message through its channel's API and keeps it, or notes on the message why not. The message says
 * where the vendor's word about it lies; addresses and tokens never leave the receipt and the secrets.
 */
public final class FetchMedia implements QueueFunction {

    private final Inbox inbox;
    private final MediaIntake media;
    private final InstantSource clock;

    public FetchMedia(Inbox inbox, MediaIntake media, InstantSource clock) {
        this.inbox = inbox;
        this.media = media;
        this.clock = clock;
    }

    @Override
    public JsonMapper mapper() {
        return inbox.mapper();
    }

    @Override
    public void handle(QueueMessage message) {
        Optional<MediaMessage> named = MediaMessage.read(message.body(), mapper());
        Optional<Inbox.Found> found = named.flatMap(job -> inbox.find(job.event()));
        Optional<MediaPost> post = found.flatMap(it -> MediaPost.of(it.event()));
        if (named.isEmpty() || found.isEmpty() || post.isEmpty()) {
            // Not a message of ours, or its receipt has been purged: it can never work, and there is nothing to lose.
            Log.warn("message names no file", "messageId", message.id());
            Metrics.count("MediaFetched", 1, "outcome", MediaIntake.GONE);
            return;
        }
        boolean last = message.receiveCount() >= media.attempts();
        String outcome = media.lead(post.get(), named.get().media(), last, clock.instant());
        Log.info(
                "file led to its end",
                "outcome",
                outcome,
                "receipt",
                found.get().receipt().id());
        Metrics.count("MediaFetched", 1, "outcome", outcome);
    }
}
