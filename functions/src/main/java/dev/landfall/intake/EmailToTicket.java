package dev.landfall.intake;

import dev.landfall.event.QueueFunction;
import dev.landfall.event.QueueMessage;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import dev.landfall.ticket.Source;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Leads one mail from SES's notice to its outcome: a ticket, a place in one, or a named reason for neither. What
 * cannot be read is kept whole and shown.
 */
public final class EmailToTicket implements QueueFunction {

    private final Post post;
    private final MailArrivals arrivals;
    private final InstantSource clock;
    private final JsonMapper mapper;

    /** Where the bytes of mails lie, and who reads them. */
    public record Post(MailStore store, MailReader reader) {}

    public EmailToTicket(Post post, MailArrivals arrivals, InstantSource clock, JsonMapper mapper) {
        this.post = post;
        this.arrivals = arrivals;
        this.clock = clock;
        this.mapper = mapper;
    }

    @Override
    public JsonMapper mapper() {
        return mapper;
    }

    @Override
    public void handle(QueueMessage message) {
        MailOutcome outcome = MailNotice.read(message.body(), mapper)
                .map(notice -> lead(notice, message.receiveCount()))
                .orElseGet(() -> noNotice(message));
        Log.info("mail led to its outcome", "outcome", outcome.word(), "messageId", message.id());
        Metrics.count(outcome.metric(), 1, "channel", "mail");
    }

    private MailOutcome noNotice(QueueMessage message) {
        String digest = MailDigest.of(message.body().getBytes(StandardCharsets.UTF_8));
        return arrivals.close(
                post.store().keys().source("mail", "*", "notice", digest),
                Source.Outcome.QUARANTINED,
                "no_notice",
                clock.instant());
    }

    private MailOutcome lead(MailNotice notice, int receives) {
        MailArrival arrival = new MailArrival(notice, post.reader().mailboxes().of(notice), clock.instant());
        Optional<byte[]> raw = post.store().original(notice.objectKey());
        if (raw.isEmpty()) {
            return missing(arrival, receives);
        }
        post.store().keepOriginal(arrival);
        return switch (post.reader().read(raw.get(), notice, arrival.mailbox())) {
            case Letter letter -> arrivals.take(letter, arrival);
            case MailReading.Unreadable unreadable -> arrivals.keepWhole(unreadable, arrival);
        };
    }

    /** The notice may be faster than the bucket; later it says that the mail is gone. */
    private MailOutcome missing(MailArrival arrival, int receives) {
        if (receives < post.store().rules().missingReceives()) {
            throw new IllegalStateException("The mail's object is not there yet");
        }
        return arrivals.close(
                post.store()
                        .keys()
                        .source("mail", "*", "object", arrival.notice().objectKey()),
                Source.Outcome.QUARANTINED,
                "object_missing",
                arrival.now());
    }
}
