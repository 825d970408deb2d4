package dev.landfall.channel.media;

import dev.landfall.channel.ChannelRules;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.StrictJson;
import dev.landfall.channel.media.Fetched.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The vendors' files, behind the gate of {@link MediaAddress}: every address is checked, also each that we are sent on to. */
public final class MediaVendor {

    private static final int MOST_JSON = 64 * 1024;

    private final Supplier<ChannelRules> rules;
    private final Endpoints endpoints;
    private final InstantSource clock;
    private final MediaHttp http;

    /** @param rules asked at each fetch, so that a changed policy works at once */
    public MediaVendor(Supplier<ChannelRules> rules, Endpoints endpoints, InstantSource clock) {
        this.rules = rules;
        this.endpoints = endpoints;
        this.clock = clock;
        this.http = new MediaHttp(clock);
    }

    /**
     * One thing to be fetched.
     *
     * @param token shown to the channel's token hosts alone
     * @param also hosts of this account, beside the channel's
     */
    public record Ask(String channel, String url, Optional<String> token, Set<String> also, int most) {
        public Ask {
            also = Set.copyOf(also);
        }

        public Ask(String channel, String url, Optional<String> token, int most) {
            this(channel, url, token, Set.of(), most);
        }

        Ask at(String other) {
            return new Ask(channel, other, token, also, most);
        }

        @Override
        public String toString() {
            return "Ask[" + channel + "]";
        }
    }

    public MediaRules rules() {
        return rules.get().media();
    }

    /** The address of a path at the API that gives out a channel's files. */
    public String at(String channel, String path) {
        return rules().of(channel)
                        .baseUrl()
                        .or(() -> rules.get().of(channel).baseUrl())
                        .orElse("")
                + path;
    }

    /** Fetches what lies at an address, as far as it may be asked and is no larger than asked for. */
    public Fetched fetch(Ask ask) {
        Ask at = ask;
        Instant until = clock.instant().plus(rules().within());
        for (int hop = 0; hop <= rules().redirects(); hop++) {
            Optional<URI> address = MediaAddress.checked(at.url(), hosts(at));
            if (address.isEmpty()) {
                return new Fetched.Failed(Reason.BAD_ADDRESS);
            }
            MediaHttp.Outcome outcome = get(at, address.get(), until);
            Optional<Ask> next = next(at, address.get(), outcome);
            if (next.isEmpty()) {
                return meaning(outcome);
            }
            at = next.get();
        }
        return new Fetched.Failed(Reason.BAD_ADDRESS);
    }

    /** Fetches what an API says, and goes on from there; what is no JSON object is a fault of the vendor's. */
    public Fetched ask(Ask ask, Function<JsonNode, Fetched> then) {
        Fetched said = fetch(new Ask(ask.channel(), ask.url(), ask.token(), ask.also(), MOST_JSON));
        return switch (said) {
            case Fetched.Content content ->
                StrictJson.read(content.bytes())
                        .found()
                        .map(then)
                        .orElseGet(() -> new Fetched.Later(Reason.VENDOR_FAILED));
            case Fetched.Failed failed -> failed;
            case Fetched.Later later -> later;
        };
    }

    private Set<String> hosts(Ask ask) {
        Set<String> hosts = new HashSet<>(rules().of(ask.channel()).hosts());
        hosts.addAll(ask.also());
        return hosts;
    }

    private MediaHttp.Outcome get(Ask ask, URI address, Instant until) {
        boolean shown = MediaAddress.isListed(
                address.getHost(), rules().of(ask.channel()).tokenHosts());
        Map<String, String> headers = ask.token()
                .filter(token -> shown)
                .map(token -> Map.of("Authorization", "Bearer " + token))
                .orElseGet(Map::of);
        return http.get(
                endpoints.atFile(ask.channel(), address),
                headers,
                new MediaHttp.Bounds(ask.most(), rules.get().of(ask.channel()).patience(), until));
    }

    private static Optional<Ask> next(Ask ask, URI address, MediaHttp.Outcome outcome) {
        return outcome instanceof MediaHttp.Answered answer && isRedirect(answer.status())
                ? Optional.of(ask.at(resolved(address, answer.location())))
                : Optional.empty();
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** What cannot be resolved stays as it is; the gate refuses it. */
    private static String resolved(URI address, String location) {
        try {
            return location.isEmpty() ? "" : address.resolve(location).toString();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Fetched meaning(MediaHttp.Outcome outcome) {
        return switch (outcome) {
            case MediaHttp.TooMuch tooMuch -> new Fetched.Failed(Reason.TOO_LARGE);
            case MediaHttp.NotPublic notPublic -> new Fetched.Failed(Reason.BAD_ADDRESS);
            case MediaHttp.Nothing nothing -> new Fetched.Later(Reason.NOT_REACHED);
            case MediaHttp.Answered answer -> meaning(answer);
        };
    }

    private static Fetched meaning(MediaHttp.Answered answer) {
        int status = answer.status();
        if (status == 202) {
            return new Fetched.Later(Reason.NOT_READY);
        }
        if (status >= 200 && status < 300) {
            return new Fetched.Content(answer.body(), answer.type());
        }
        if (status == 429) {
            return new Fetched.Later(Reason.RATE_LIMITED);
        }
        if (status >= 500 || status == 408 || status == 425) {
            return new Fetched.Later(Reason.VENDOR_FAILED);
        }
        return new Fetched.Failed(
                switch (status) {
                    case 401, 403 -> Reason.REFUSED;
                    case 404, 410 -> Reason.EXPIRED;
                    default -> Reason.REJECTED;
                },
                new String(answer.body(), StandardCharsets.UTF_8));
    }
}
