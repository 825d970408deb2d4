package dev.landfall.desk.rules;

import dev.landfall.channel.ChannelRules;
import dev.landfall.channel.search.SearchReport;
import dev.landfall.event.HttpFunction;
import dev.landfall.event.HttpRequest;
import dev.landfall.event.HttpResponse;
import dev.landfall.event.Problem;
import dev.landfall.policy.OperatorRules;
import dev.landfall.policy.Policies;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.ticket.Matter;
import dev.landfall.ticket.Tickets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The operators' door, {@code /v1/policy/keyword-rules…}, and the page {@code /desk/rules} that uses it.
 *
 * <p>{@code GET} a list or one rule, its {@code history}; {@code PUT} and {@code DELETE} with the version that was seen
 * and a reason; {@code POST …/dry-run} and {@code POST …/{id}/roll-back}. {@code GET /v1/policy/searches} tells where the
 * searching by the rules stands.
 */
public final class ServePolicy implements HttpFunction {

    private static final int LARGEST_BODY = 2 * 1024 * 1024;

    private final JsonMapper mapper;
    private final RuleBook book;
    private final RuleWork work;
    private final DryRun dryRun;
    private final RuleReader reader;
    private final TreeSet<String> areas;
    private final TreeSet<String> channels;
    private final SearchReport searches;
    private final InstantSource clock;

    /** The rules: the release's, the operators', what else the policies know, and where the searching by them stands. */
    public record Rules(PolicyFiles release, OperatorRules operators, Policies policies, SearchReport searches) {}

    public ServePolicy(JsonMapper mapper, Rules rules, Tickets tickets, InstantSource clock) {
        this.mapper = mapper;
        this.clock = clock;
        this.searches = rules.searches();
        this.book = new RuleBook(new ReleaseRules(rules.release()), rules.operators(), mapper);
        this.work = new RuleWork(book, rules.operators());
        this.dryRun = new DryRun(book, new RecentPosts(tickets, rules.policies()));
        this.areas = new TreeSet<>(List.of(Matter.GENERAL));
        book.release().all().forEach(rule -> areas.add(rule.path("area").asString("")));
        this.channels = new TreeSet<>(
                rules.policies().current(ChannelRules.POLICY).channels().keySet());
        this.reader = new RuleReader(mapper, areas, channels);
    }

    @Override
    public JsonMapper mapper() {
        return mapper;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        List<String> path = List.of(request.path().replaceFirst("^/+", "").split("/", -1));
        if (path.getFirst().equals("desk")) {
            return RulesPage.file(path.size() == 2 ? "rules.html" : path.getLast());
        }
        RuleRequests.operator(request);
        if (request.body().length > LARGEST_BODY) {
            throw new Problem(413, "too-large", "The body is larger than 256 KB");
        }
        Instant now = clock.instant();
        if (path.getLast().equals("searches")) {
            return HttpResponse.json(200, searches.read(now), mapper);
        }
        return switch (request.method() + " " + path.size()) {
            case "GET 3" -> HttpResponse.json(200, list(request), mapper);
            case "GET 4" -> whole(200, book.find(RuleRequests.id(request)).orElseThrow(Problem::notFound));
            case "PUT 4" -> put(request, now);
            case "DELETE 4" -> withdraw(request, now);
            case "POST 4" -> HttpResponse.json(200, tried(body(request), now), mapper);
            case "GET 5" -> HttpResponse.json(200, history(request), mapper);
            case "POST 5" -> rollBack(request, now);
            default -> throw Problem.notFound();
        };
    }

    private RuleViews.Listed list(HttpRequest request) {
        return RuleList.of(request, book.standing(), List.copyOf(areas), List.copyOf(channels));
    }

    private HttpResponse put(HttpRequest request, Instant now) {
        JsonNode body = body(request);
        RuleWork.Call call = RuleRequests.call(request, body, body.path("why").asString(""), now);
        var rule = reader.read(call.rule(), body);
        RuleMatcher.compile(book.release().file(), 1, List.of(rule));
        return whole(call.seen().version() == 0 ? 201 : 200, work.put(call, rule));
    }

    private HttpResponse withdraw(HttpRequest request, Instant now) {
        String why = request.queryParameter("why").orElse("");
        return whole(200, work.withdraw(RuleRequests.call(request, MissingNode.getInstance(), why, now)));
    }

    private HttpResponse rollBack(HttpRequest request, Instant now) {
        JsonNode body = body(request);
        if (!body.path("to").isIntegralNumber() || !body.path("to").canConvertToInt()) {
            throw Problem.badRequest("Name the version to go back to: {\"to\": 1}");
        }
        RuleWork.Call call = RuleRequests.call(request, body, body.path("why").asString(""), now);
        return whole(200, work.rollBack(call, body.path("to").asInt()));
    }

    private RuleViews.Past history(HttpRequest request) {
        return book.history(
                RuleRequests.id(request), request.queryParameter("cursor").map(RuleRequests::number));
    }

    private RuleViews.Tried tried(JsonNode body, Instant now) {
        Optional<JsonNode> draft = body.path("rule").isObject()
                ? Optional.of(reader.read(draftId(body.path("rule")), body.path("rule")))
                : Optional.empty();
        return dryRun.run(body, draft, now);
    }

    private JsonNode body(HttpRequest request) {
        JsonNode body = request.json(mapper);
        if (!body.isObject()) {
            throw Problem.badRequest("The body is a JSON object");
        }
        return body;
    }

    private static String draftId(JsonNode rule) {
        String id = rule.path("id").asString("");
        return id.matches(RuleReader.ID) ? id : "draft";
    }

    private HttpResponse whole(int status, RuleBook.Entry entry) {
        return HttpResponse.json(status, RuleLines.whole(entry, mapper), mapper)
                .with("etag", "\"" + entry.version() + "\"");
    }
}
