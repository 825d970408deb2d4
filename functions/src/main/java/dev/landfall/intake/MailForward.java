package dev.landfall.intake;

import dev.landfall.channel.InboundMail;
import dev.landfall.objects.Objects;
import dev.landfall.queue.Queue;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hands a mail that came by webhook to the mail function: the original into the bucket, with its time to go before it,
 * and SES's own kind of notice into the mail queue. Doing it twice does no harm: both keys derive from the event.
 */
public final class MailForward {

    private final MailStore store;
    private final Objects objects;
    private final Mailboxes mailboxes;
    private final Ways ways;

    /**
     * @param queue the mail function's
     * @param visit gets what lies at an address, and says whether it could
     */
    public record Ways(Queue queue, Predicate<URI> visit, JsonMapper mapper) {}

    public MailForward(MailStore store, Objects objects, Mailboxes mailboxes, Ways ways) {
        this.store = store;
        this.objects = objects;
        this.mailboxes = mailboxes;
        this.ways = ways;
    }

    void forward(Receipt receipt, String eventKey, InboundMail mail, Instant now) {
        String notice = switch (mail) {
            case InboundMail.Noticed noticed -> noticed.notice();
            case InboundMail.Whole whole -> keep(receipt, eventKey, whole, now);
        };
        ways.queue().send(List.of(new Queue.Entry(notice, eventKey, eventKey)));
    }

    boolean visit(String url) {
        return ways.visit().test(URI.create(url));
    }

    private String keep(Receipt receipt, String eventKey, InboundMail.Whole mail, Instant now) {
        String object = "mail/" + eventKey;
        String notice = notice(receipt, object, mail);
        MailNotice read = MailNotice.read(notice, ways.mapper()).orElseThrow();
        store.keepOriginal(new MailArrival(read, mailboxes.of(read), now));
        objects.put(object, mail.raw(), "message/rfc822");
        return notice;
    }

    /** Where the provider names no recipient it is the mailbox that the account is called after. */
    private String notice(Receipt receipt, String object, InboundMail.Whole mail) {
        ObjectNode notice = ways.mapper().createObjectNode().put("notificationType", "Received");
        ObjectNode envelope = notice.putObject("mail").put("messageId", object);
        mail.sender().ifPresent(sender -> envelope.put("source", sender));
        List<String> to =
                mail.recipients().isEmpty() ? List.of(receipt.account() + "@" + mailboxes.domain()) : mail.recipients();
        to.forEach(envelope.putArray("destination")::add);
        ObjectNode result = notice.putObject("receipt");
        to.forEach(result.putArray("recipients")::add);
        mail.verdicts()
                .forEach((name, status) -> result.putObject(name + "Verdict").put("status", status));
        result.putObject("action").put("type", "S3").put("bucketName", "").put("objectKey", object);
        return notice.toString();
    }
}
