package dev.landfall.chat;

import dev.landfall.contact.Contacts;
import dev.landfall.contact.Keys;
import dev.landfall.event.HttpFunction;
import dev.landfall.event.HttpRequest;
import dev.landfall.event.HttpResponse;
import dev.landfall.event.Problem;
import dev.landfall.policy.Policies;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Received;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Source;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The IM app's own door: every accepted message gets an answer or a receipt in the same response.
 *
 * <p>{@code POST /v1/chat/messages} is idempotent by the client's message id: the same id and body gives the stored
 * answer again, another body 422. {@code GET /v1/chat/messages?after=} gives what was said since, exactly. {@code POST
 * /v1/chat/attachments} gives a presigned upload.
 */
public final class AnswerMessage implements HttpFunction {

    private static final int PAGE = 50;

    private final Records records;
    private final Reception reception;
    private final Reception.Answering answering;
    private final AttachmentDesk attachments;
    private final ChatIntake intake;
    private final ChatHistory history;
    private final ChatView view;

    /** What it reads and decides by. */
    public record Records(Tickets tickets, Contacts contacts, Keys keys, Policies policies, Clock clock) {}

    /** What attachments need. */
    public record Files(
            dev.landfall.table.Table table, dev.landfall.objects.Objects objects, dev.landfall.contact.Ids ids) {}

    public AnswerMessage(
            JsonMapper mapper, Records records, Reception reception, Reception.Answering answering, Files files) {
        this.records = records;
        this.reception = reception;
        this.answering = answering;
        this.attachments = new AttachmentDesk(files.table(), files.objects(), records.policies(), files.ids());
        this.intake = new ChatIntake(records.keys(), records.policies(), attachments);
        this.history = new ChatHistory(records.tickets(), records.contacts());
        this.view = new ChatView(mapper);
    }

    @Override
    public JsonMapper mapper() {
        return view.mapper();
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        AppUser user = AppUser.of(request, records.keys());
        Instant now = records.clock().instant();
        if (request.path().endsWith("/attachments")) {
            return attachments.offer(user, request.json(mapper()), now, mapper());
        }
        return switch (request.method()) {
            case "POST" -> post(user, request, now);
            case "GET" ->
                history.since(
                        user, request.queryParameter("after").map(Cursor::parse).orElse(Cursor.START), view);
            default -> throw new Problem(405, "method-not-allowed", "This address takes GET and POST");
        };
    }

    private HttpResponse post(AppUser user, HttpRequest request, Instant now) {
        ChatMessage message = ChatMessage.parse(request.json(mapper()));
        String bodyKey = records.keys().of("body", message.toString());
        Received received = reception.receive(intake.incoming(user, message, bodyKey, now), now, answering);
        return switch (received) {
            case Received.Opened opened -> receipt(201, opened.ticket(), opened.articles());
            case Received.Joined joined -> receipt(201, joined.ticket(), joined.articles());
            case Received.Duplicate duplicate -> again(duplicate.source(), bodyKey);
        };
    }

    private HttpResponse receipt(int status, Ticket ticket, List<Article> articles) {
        Article message = articles.getFirst();
        Cursor cursor = Cursor.START.with(ticket.id(), articles.getLast().sequence());
        return view.receipt(status, ticket, message, articles.subList(1, articles.size()), cursor);
    }

    /** The stored answer again: the message and what was said in its own transaction. */
    private HttpResponse again(Source source, String bodyKey) {
        if (source.ticket().isEmpty()) {
            throw new Problem(409, "already-handled", "A message with this id was handled already");
        }
        TicketId id = new TicketId(source.ticket());
        Ticket ticket = records.tickets().find(id).orElseThrow(Problem::notFound);
        List<Article> articles = records.tickets().articles(id, source.article() - 1, PAGE);
        if (articles.isEmpty()) {
            throw Problem.notFound();
        }
        Article message = articles.getFirst();
        if (!bodyKey.equals(message.details().get("bodyKey"))) {
            throw new Problem(422, "another-body", "A message with this id and another body was sent before");
        }
        List<Article> together = new ArrayList<>();
        together.add(message);
        articles.stream()
                .skip(1)
                .filter(article -> article.sourceKey().endsWith(message.sourceKey()))
                .forEach(together::add);
        return receipt(200, ticket, together);
    }
}
