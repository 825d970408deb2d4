package dev.landfall.person;

import dev.landfall.contact.Keys;
import dev.landfall.contact.Person;
import dev.landfall.event.HttpFunction;
import dev.landfall.event.HttpRequest;
import dev.landfall.event.HttpResponse;
import dev.landfall.event.Problem;
import dev.landfall.policy.Policies;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The app's users about themselves, {@code /v1/me/…}: whoever the token's subject is, and nobody else.
 *
 * <p>{@code GET timeline}, {@code GET|PUT preferences}, {@code POST identities/codes} (asks for a code to tell on
 * another channel), {@code POST identities} (tells a code that another channel asked for).
 */
public final class ServeMe implements HttpFunction {

    private static final String ROOT = "/v1/me/";

    private final JsonMapper mapper;
    private final Parts parts;
    private final Claims claims;
    private final InstantSource clock;

    /** What it serves. */
    public record Parts(Timeline timeline, Preferences preferences, LinkIdentities links) {}

    /** What makes a caller of a token. */
    public record Claims(Keys keys, Policies policies) {}

    public ServeMe(JsonMapper mapper, Parts parts, Claims claims, InstantSource clock) {
        this.mapper = mapper;
        this.parts = parts;
        this.claims = claims;
        this.clock = clock;
    }

    @Override
    public JsonMapper mapper() {
        return mapper;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        Caller caller = Caller.of(request, claims.keys(), claims.policies(), clock.instant());
        int root = request.path().indexOf(ROOT);
        String what = root < 0 ? "" : request.path().substring(root + ROOT.length());
        return switch (request.method() + " " + what) {
            case "GET timeline" -> timeline(request, caller);
            case "GET preferences" -> HttpResponse.json(200, parts.preferences().show(caller), mapper);
            case "PUT preferences", "POST preferences" ->
                HttpResponse.json(200, parts.preferences().choose(caller, request.json(mapper)), mapper);
            case "POST identities/codes" ->
                HttpResponse.json(201, parts.links().ask(parts.preferences().findOrMake(caller), caller), mapper);
            case "POST identities" -> link(request, caller);
            default -> throw Problem.notFound();
        };
    }

    private HttpResponse timeline(HttpRequest request, Caller caller) {
        Optional<Person> person = parts.preferences().find(caller);
        person.ifPresent(known -> parts.links().resume(known, caller));
        return HttpResponse.json(
                200, parts.timeline().show(person.map(known -> known.contact().id()), request, caller.now()), mapper);
    }

    private HttpResponse link(HttpRequest request, Caller caller) {
        parts.links().tell(caller, request.json(mapper));
        return HttpResponse.json(200, parts.preferences().show(caller), mapper);
    }
}
