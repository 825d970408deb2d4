package dev.landfall.intake;

import dev.landfall.channel.Account;
import dev.landfall.channel.Channel;
import dev.landfall.channel.HandshakeAnswer;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.RawRequest;
import dev.landfall.channel.Verification;
import dev.landfall.event.HttpFunction;
import dev.landfall.event.HttpRequest;
import dev.landfall.event.HttpResponse;
import dev.landfall.event.Problem;
import dev.landfall.log.Log;
import dev.landfall.log.Metrics;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET|HEAD|POST /webhooks/{channel}/{account}}: believes nobody but the holder of the account's secret, keeps what
 * was delivered, puts its events into the queue, and only then says yes.
 *
 * <p>Once the receipt is written nothing can be lost any more, so a queue that fails then is no reason to refuse: the
 * next check enqueues what is missing.
 */
public final class ReceiveWebhook implements HttpFunction {

    /** Lambda takes 6 MB, and base64 makes a third more of a body. */
    static final int LARGEST_BODY = 4 * 1024 * 1024;

    private final Inbox inbox;
    private final Dispatch dispatch;
    private final Supplier<MailForward> mails;
    private final InstantSource clock;

    /** @param mails made only when a mail server asks where a large mail may go */
    public ReceiveWebhook(Inbox inbox, Dispatch dispatch, Supplier<MailForward> mails, InstantSource clock) {
        this.inbox = inbox;
        this.dispatch = dispatch;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public JsonMapper mapper() {
        return inbox.mapper();
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        Channel channel =
                inbox.unpacking().channel(request.pathParameter("channel")).orElseThrow(Problem::notFound);
        if (request.body().length > LARGEST_BODY) {
            throw new Problem(413, "too-large", "The body is larger than 4 MB");
        }
        String name = request.pathParameter("account");
        Optional<Account> account = inbox.unpacking().account(channel.name(), name);
        RawRequest raw = new RawRequest(request.method(), request.headers(), request.query(), request.body());
        return switch (raw.method()) {
            case "GET", "HEAD" -> handshake(channel, account, raw);
            case "POST" -> deliver(channel, genuine(channel, account, raw), raw);
            default -> throw new Problem(405, "method-not-allowed", "Only GET, HEAD and POST are served here");
        };
    }

    private static HttpResponse handshake(Channel channel, Optional<Account> account, RawRequest raw) {
        return account.flatMap(known -> channel.handshake(raw, known.secrets()))
                .map(ReceiveWebhook::response)
                .orElseThrow(ReceiveWebhook::unauthorised);
    }

    private static HttpResponse response(HandshakeAnswer answer) {
        return answer.body().isEmpty()
                ? HttpResponse.empty(answer.status())
                : new HttpResponse(answer.status(), answer.contentType(), answer.body(), java.util.Map.of());
    }

    /** A genuine request's account, with the delivery id that was signed. */
    private record Sender(Account account, Optional<String> deliveryId) {}

    private Sender genuine(Channel channel, Optional<Account> account, RawRequest raw) {
        Verification verification = account.map(known -> channel.verify(raw, known.secrets(), clock.instant()))
                .orElseGet(() -> Verification.forged(Verification.Reason.NO_SECRET));
        return switch (verification) {
            case Verification.Genuine genuine -> new Sender(account.orElseThrow(), genuine.deliveryId());
            case Verification.Forged forged -> {
                Log.warn(
                        "webhook refused",
                        "channel",
                        channel.name(),
                        "reason",
                        forged.reason().word());
                Metrics.count("WebhooksRefused", 1, "channel", channel.name());
                throw unauthorised();
            }
        };
    }

    /** The same for every reason: nobody learns which accounts there are. */
    private static Problem unauthorised() {
        return new Problem(401, "unauthorized", "Unauthorized");
    }

    private HttpResponse deliver(Channel channel, Sender sender, RawRequest raw) {
        String account = sender.account().context().account();
        byte[] body = channel.opened(raw, sender.account().secrets());
        Parsed parsed = channel.parse(body, sender.account().context());
        if (parsed instanceof Parsed.Upload upload) {
            return offer(account, upload);
        }
        String id = inbox.unpacking()
                .receiptId(channel.name(), account, sender.deliveryId().or(() -> deliveryIdOf(parsed)), body);
        List<Event> events = inbox.unpacking().events(id, parsed);
        Receipts.Accepted accepted = inbox.receipts()
                .accept(
                        new Receipts.Delivered(
                                id, channel.name(), account, sender.account().jurisdiction(), body),
                        events.stream().map(Event::key).toList(),
                        clock.instant());
        if (accepted.isNew()) {
            Log.info("webhook accepted", "channel", channel.name(), "receipt", id, "events", events.size());
            Metrics.count("EventsAccepted", events.size(), "channel", channel.name());
        }
        enqueue(accepted, events);
        return channel.answer(body).map(ReceiveWebhook::response).orElseGet(() -> HttpResponse.empty(200));
    }

    /** Nothing has happened yet, so nothing is kept but the time by which the mail must be gone. */
    private HttpResponse offer(String account, Parsed.Upload upload) {
        MailUpload offered = mails.get().offer(account, upload.bytes(), clock.instant());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("object", offered.object());
        answer.put("method", "PUT");
        answer.put("uploadUrl", offered.address().toString());
        answer.put("headers", Map.of("content-type", "message/rfc822"));
        answer.put("uploadBy", offered.by().toString());
        return HttpResponse.json(201, answer, mapper());
    }

    private static Optional<String> deliveryIdOf(Parsed parsed) {
        return switch (parsed) {
            case Parsed.Events events -> events.deliveryId();
            case Parsed.Upload upload -> Optional.empty();
            case Parsed.Malformed malformed -> Optional.empty();
        };
    }

    /** Of a repeated delivery, what was kept the first time counts, and only what still has no outcome. */
    private void enqueue(Receipts.Accepted accepted, List<Event> events) {
        try {
            List<Event> open = accepted.isNew()
                    ? events
                    : dispatch.open(inbox.events(accepted.receipt().id()).orElse(List.of()));
            dispatch.send(accepted.receipt(), open, 0);
        } catch (RuntimeException e) {
            Log.error(
                    "events wait for their check",
                    e,
                    "receipt",
                    accepted.receipt().id());
            Metrics.count("EnqueueFailures", 1, "channel", accepted.receipt().channel());
        }
    }
}
