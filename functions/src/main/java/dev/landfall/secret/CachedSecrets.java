package dev.landfall.secret;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what it fetched for five minutes, so that a rotation is noticed without a deploy. */
public final class CachedSecrets implements Secrets {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Supplier<String> fetch;
    private final JsonMapper mapper;
    private final Clock wall;
    private volatile Optional<Held> held = Optional.empty();

    private record Held(JsonNode document, Instant fetchedAt) {}

    /**
     * @param fetch gets the document from where it is kept
     * @param wall the real time, whatever the local cloud's clock says
     */
    public CachedSecrets(Supplier<String> fetch, JsonMapper mapper, Clock wall) {
        this.fetch = fetch;
        this.mapper = mapper;
        this.wall = wall;
    }

    @Override
    public JsonNode current() {
        Instant now = wall.instant();
        Optional<Held> known = held.filter(h -> h.fetchedAt().plus(KEPT).isAfter(now));
        if (known.isPresent()) {
            return known.get().document();
        }
        JsonNode document = mapper.readTree(fetch.get());
        held = Optional.of(new Held(document, now));
        return document;
    }

    /** Forgets what it holds: a snapshot must not carry it. */
    public void forget() {
        held = Optional.empty();
    }
}
