package dev.landfall.desk;

import dev.landfall.event.HttpFunction;
import dev.landfall.event.HttpRequest;
import dev.landfall.event.HttpResponse;
import dev.landfall.event.Problem;
import dev.landfall.ticket.TicketId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The agents' door, {@code /v1/tickets…}; the authorizer lets only their scope in.
 *
 * <p>{@code GET /v1/tickets}, {@code GET /v1/tickets/{id}}, and {@code POST /v1/tickets/{id}/…} with one of
 * {@code replies}, {@code notes} (both take {@code {"text": …}} and an {@code Idempotency-Key}), {@code claim},
 * {@code hand-back}, {@code solve}, {@code reopen}, {@code merge} ({@code {"into": …}}), {@code unmerge},
 * {@code split} ({@code {"article": …}}). {@code GET /v1/tickets/{id}/file?object=…} gives a short-lived link.
 *
 * <p>Operators alone: {@code GET /v1/quarantine}, {@code GET /v1/quarantine/{id}}, {@code POST …/{id}/redrive}.
 */
public final class ServeDesk implements HttpFunction {

    private static final String ID = "[0-9A-Za-z-]{1,64}";

    private final JsonMapper mapper;
    private final DeskReading reading;
    private final Deeds deeds;
    private final InstantSource clock;

    /** What agents can do. */
    public record Deeds(DeskWork work, DeskMoves moves, TicketFiles files, Quarantine quarantine) {}

    public ServeDesk(JsonMapper mapper, DeskReading reading, Deeds deeds, InstantSource clock) {
        this.mapper = mapper;
        this.reading = reading;
        this.deeds = deeds;
        this.clock = clock;
    }

    @Override
    public JsonMapper mapper() {
        return mapper;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        String agent =
                request.claim("sub").orElseThrow(() -> new Problem(401, "unauthenticated", "The token names nobody"));
        List<String> path = List.of(request.path().replaceFirst("^/+", "").split("/", -1));
        Instant now = clock.instant();
        if (path.size() > 1 && path.get(1).equals("quarantine")) {
            return quarantine(request, path, now);
        }
        return switch (request.method() + " " + path.size()) {
            case "GET 2" -> HttpResponse.json(200, reading.list(ListQuery.of(request), now), mapper);
            case "GET 3" -> HttpResponse.json(200, reading.ticket(new TicketId(id(request)), now), mapper);
            case "GET 4" -> HttpResponse.json(200, file(request, path.getLast(), now), mapper);
            case "POST 4" -> act(request, new DeskWork.Call(new TicketId(id(request)), agent, now), path.getLast());
            default -> throw Problem.notFound();
        };
    }

    private HttpResponse quarantine(HttpRequest request, List<String> path, Instant now) {
        Quarantine quarantine = deeds.quarantine();
        return switch (request.method() + " " + path.size()) {
            case "GET 2" -> HttpResponse.json(200, quarantine.list(request), mapper);
            case "GET 3" -> HttpResponse.json(200, quarantine.one(request), mapper);
            case "POST 4" -> HttpResponse.json(202, quarantine.redrive(request, now), mapper);
            default -> throw Problem.notFound();
        };
    }

    private Map<String, String> file(HttpRequest request, String what, Instant now) {
        if (!what.equals("file")) {
            throw Problem.notFound();
        }
        TicketId id = reading.find(new TicketId(id(request)), now).id();
        String object =
                request.queryParameter("object").orElseThrow(() -> Problem.badRequest("Which object is missing"));
        return deeds.files().link(id, object, now);
    }

    private HttpResponse act(HttpRequest request, DeskWork.Call call, String action) {
        DeskWork work = deeds.work();
        return switch (action) {
            case "replies" -> said(work.reply(call, key(request), text(request)));
            case "notes" -> said(work.note(call, key(request), text(request)));
            case "claim" -> done(call, work.claim(call));
            case "hand-back" -> done(call, work.handBack(call));
            case "solve" -> done(call, work.solve(call));
            case "reopen" -> done(call, work.reopen(call));
            case "merge" -> HttpResponse.json(200, deeds.moves().merge(call, into(request)), mapper);
            case "unmerge" -> HttpResponse.json(200, deeds.moves().unmerge(call), mapper);
            case "split" -> HttpResponse.json(201, deeds.moves().split(call, article(request)), mapper);
            default -> throw Problem.notFound();
        };
    }

    private TicketId into(HttpRequest request) {
        String into = request.json(mapper).path("into").asString("");
        if (!into.matches(ID)) {
            throw Problem.badRequest("The body says into which ticket");
        }
        return new TicketId(into);
    }

    private long article(HttpRequest request) {
        JsonNode article = request.json(mapper).path("article");
        if (!article.isIntegralNumber() || article.asLong() < 1) {
            throw Problem.badRequest("The body says which article, by its sequence");
        }
        return article.asLong();
    }

    /** A repeated key gets the very same answer. */
    private HttpResponse said(DeskWork.Said said) {
        return HttpResponse.json(201, said, mapper);
    }

    private HttpResponse done(DeskWork.Call call, DeskWork.Standing standing) {
        return HttpResponse.json(200, standing, mapper).with("location", "/v1/tickets/" + call.ticket());
    }

    private static String id(HttpRequest request) {
        String id = request.pathParameter("id");
        if (!id.matches(ID)) {
            throw Problem.notFound();
        }
        return id;
    }

    private static String key(HttpRequest request) {
        return request.header("Idempotency-Key")
                .filter(key -> key.matches("[\\x21-\\x7E]{1,128}"))
                .orElseThrow(() -> Problem.badRequest("Say it with an Idempotency-Key of up to 128 letters"));
    }

    private String text(HttpRequest request) {
        JsonNode body = request.json(mapper);
        if (!body.isObject() || !body.path("text").isString()) {
            throw Problem.badRequest("The body is an object with a text");
        }
        return AgentText.clean(body.path("text").asString());
    }
}
