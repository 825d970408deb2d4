package dev.landfall.intake;

import dev.landfall.channel.InboundMail;
import dev.landfall.contact.Ids;
import dev.landfall.event.Problem;
import dev.landfall.objects.Objects;
import dev.landfall.queue.Queue;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    public record Ways(Queue queue, Predicate<URI> visit, Ids ids, JsonMapper mapper) {}

    private static final String MAIL_TYPE = "message/rfc822";

    public MailForward(MailStore store, Objects objects, Mailboxes mailboxes, Ways ways) {
        this.store = store;
        this.objects = objects;
        this.mailboxes = mailboxes;
        this.ways = ways;
    }

    /** How long a mail may take to come, and how large it may be. */
    private MailIntakeRules.Upload limits() {
        return store.rules().upload();
    }

    /** Where one mail of that size may be put; it has its time to go before it is there. */
    MailUpload offer(String account, long bytes, Instant now) {
        if (bytes > limits().mostBytes()) {
            throw new Problem(413, "too-large", "The mail is larger than what is taken");
        }
        String object = InboundMail.Uploaded.PREFIX + ways.ids().id();
        remember(notice(account, object, new Envelope(Optional.empty(), List.of(), Map.of())), now);
        return new MailUpload(
                object, objects.presignPut(object, MAIL_TYPE, bytes, limits().within()), now.plus(limits().within()));
    }

    void forward(Receipt receipt, String eventKey, InboundMail mail, Instant now) {
        String notice = switch (mail) {
            case InboundMail.Noticed noticed -> noticed.notice();
            case InboundMail.Whole whole -> keep(receipt, eventKey, whole, now);
            case InboundMail.Uploaded uploaded ->
                notice(
                        receipt.account(),
                        uploaded.object(),
                        new Envelope(uploaded.sender(), uploaded.recipients(), Map.of()));
        };
        ways.queue().send(List.of(new Queue.Entry(notice, eventKey, eventKey)));
    }

    boolean visit(String url) {
        return ways.visit().test(URI.create(url));
    }

    private String keep(Receipt receipt, String eventKey, InboundMail.Whole mail, Instant now) {
        String object = "mail/" + eventKey;
        String notice =
                notice(receipt.account(), object, new Envelope(mail.sender(), mail.recipients(), mail.verdicts()));
        remember(notice, now);
        objects.put(object, mail.raw(), MAIL_TYPE);
        return notice;
    }

    private void remember(String notice, Instant now) {
        MailNotice read = MailNotice.read(notice, ways.mapper()).orElseThrow();
        store.keepOriginal(new MailArrival(read, mailboxes.of(read), now));
    }

    /** What the way tells of a mail, as far as it does. */
    private record Envelope(Optional<String> sender, List<String> recipients, Map<String, String> verdicts) {}

    /** Where the provider names no recipient it is the mailbox that the account is called after. */
    private String notice(String account, String object, Envelope mail) {
        ObjectNode notice = ways.mapper().createObjectNode().put("notificationType", "Received");
        ObjectNode envelope = notice.putObject("mail").put("messageId", object);
        mail.sender().ifPresent(sender -> envelope.put("source", sender));
        List<String> to = mail.recipients().isEmpty() ? List.of(account + "@" + mailboxes.domain()) : mail.recipients();
        to.forEach(envelope.putArray("destination")::add);
        ObjectNode result = notice.putObject("receipt");
        to.forEach(result.putArray("recipients")::add);
        mail.verdicts()
                .forEach((name, status) -> result.putObject(name + "Verdict").put("status", status));
        result.putObject("action").put("type", "S3").put("bucketName", "").put("objectKey", object);
        return notice.toString();
    }
}
