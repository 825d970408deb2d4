package dev.landfall.channel.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What is fetched of what people send beside their words, and from where.
 *
 * @param most how many of one message
 * @param attempts how often the queue hands a job out; the last one ends with a note
 * @param within how long a vendor may take for an answer, with all that it sends us on to
 * @param redirects how often a vendor may send us on
 * @param kinds limits by our own word for a kind
 */
public record MediaRules(
        int most,
        int attempts,
        Duration within,
        int redirects,
        Map<String, Limit> kinds,
        Map<String, OfChannel> channels) {

    /** Nothing is fetched from anywhere. */
    public static final MediaRules NONE = new MediaRules(0, 1, Duration.ofSeconds(1), 0, Map.of(), Map.of());

    private static final OfChannel NOTHING = new OfChannel(Optional.empty(), Set.of(), Set.of(), Map.of());

    public MediaRules {
        if (most < 0 || attempts < 1 || !within.isPositive() || redirects < 0) {
            throw new IllegalArgumentException("The media's rules are out of their bounds");
        }
        kinds = Map.copyOf(kinds);
        channels = Map.copyOf(channels);
        for (OfChannel channel : channels.values()) {
            channel.check(kinds.keySet());
        }
    }

    /**
     * What a file of one kind may be.
     *
     * @param types what its media type must begin with; none: any
     * @param proven whether its bytes must say so; else the vendor's word counts where they say nothing
     */
    public record Limit(int bytes, List<String> types, boolean proven) {
        public Limit {
            types = List.copyOf(types);
            if (bytes < 1) {
                throw new IllegalArgumentException("A kind of media without bytes");
            }
        }

        /** Whether a file of that type may be one. */
        public boolean takes(String type) {
            return types.isEmpty() || types.stream().anyMatch(type::startsWith);
        }
    }

    /**
     * Where one channel's files lie.
     *
     * @param baseUrl of the API that gives them out, where that is not the channel's own
     * @param hosts the only ones that are asked; with a dot in front all below it
     * @param tokenHosts those that are shown the account's token
     * @param kinds our word by the vendor's; what is not named is not a file
     */
    public record OfChannel(
            Optional<String> baseUrl, Set<String> hosts, Set<String> tokenHosts, Map<String, String> kinds) {
        public OfChannel {
            hosts = Set.copyOf(hosts);
            tokenHosts = Set.copyOf(tokenHosts);
            kinds = Map.copyOf(kinds);
        }

        private void check(Set<String> known) {
            if (!known.containsAll(kinds.values())) {
                throw new IllegalArgumentException("A channel's media are of a kind without limits");
            }
            if (hosts.stream().anyMatch(host -> !MediaAddress.isHost(host.replaceFirst("^\\.", "")))) {
                throw new IllegalArgumentException("A channel's media lie at no host");
            }
        }

        /** The kind of what the vendor calls so; empty where there is nothing to fetch. */
        public Optional<String> kind(String vendorType) {
            return Optional.ofNullable(kinds.get(vendorType.toLowerCase(Locale.ROOT)));
        }
    }

    /** @param body of the policy {@code channels} */
    public static MediaRules of(JsonNode body) {
        JsonNode all = body.path("media");
        if (!all.isObject()) {
            return NONE;
        }
        Map<String, Limit> kinds = new TreeMap<>();
        all.path("kinds")
                .forEachEntry((name, kind) -> kinds.put(
                        name,
                        new Limit(
                                kind.path("bytes").asInt(0),
                                words(kind.path("types")),
                                kind.path("proven").asBoolean(false))));
        Map<String, OfChannel> channels = new TreeMap<>();
        body.path("channels").forEachEntry((name, channel) -> channels.put(name, channel(channel.path("media"))));
        return new MediaRules(
                all.path("most").asInt(-1),
                all.path("attempts").asInt(0),
                Duration.parse(all.path("within").asString("")),
                all.path("redirects").asInt(-1),
                kinds,
                channels);
    }

    private static OfChannel channel(JsonNode media) {
        Map<String, String> kinds = new TreeMap<>();
        media.path("kinds").forEachEntry((type, kind) -> kinds.put(type, kind.asString("")));
        return new OfChannel(
                Optional.of(media.path("baseUrl").asString("")).filter(url -> !url.isEmpty()),
                new HashSet<>(words(media.path("hosts"))),
                new HashSet<>(words(media.path("tokenHosts"))),
                kinds);
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asString("")));
        return words;
    }

    public OfChannel of(String channel) {
        return channels.getOrDefault(channel, NOTHING);
    }

    /** The limits of a kind that a channel names. */
    public Limit limit(String kind) {
        Limit limit = kinds.get(kind);
        if (limit == null) {
            throw new IllegalStateException("Policy channels has no limit for media of kind " + kind);
        }
        return limit;
    }
}
