package dev.landfall.channel.search;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How much of which channel is asked for, as reviewed data. */
public record SearchRules(int version, Map<String, ChannelSearch> channels) {

    public static final PolicyKey<SearchRules> POLICY = new PolicyKey<>("search", SearchRules::compile);

    public SearchRules {
        channels = Map.copyOf(channels);
    }

    /**
     * One channel's.
     *
     * @param byPhrases whether posts must have a phrase of a keyword rule; else every post that names us is read
     * @param languages the vendor's own word for a language, where it differs from ours
     */
    public record ChannelSearch(
            boolean byPhrases,
            Map<String, String> languages,
            Asking asking,
            Keeping keeping,
            Backing backing,
            Map<String, Spending> spending) {

        private static final String EVERYBODY = "";

        public ChannelSearch {
            languages = Map.copyOf(languages);
            spending = Map.copyOf(spending);
        }

        /** What an account may spend: its own line, else everybody's. */
        public Spending spending(String account) {
            Spending all = spending.get(EVERYBODY);
            Spending own = spending.getOrDefault(account, all);
            if (own == null) {
                throw new IllegalStateException("Policy search has no spend limit");
            }
            return own;
        }

        public String language(String ours) {
            return languages.getOrDefault(ours, ours);
        }
    }

    /**
     * @param longest characters of a query
     * @param perRun queries a run; the next run goes on after the last one
     * @param pages of one query in a run
     * @param pageSize most posts a page
     * @param leastPage fewest posts that the vendor lets one ask for
     * @param firstLook how far back a query looks that was never asked
     * @param oldest how far back the vendor looks at all
     */
    public record Asking(
            int longest, int perRun, int pages, int pageSize, int leastPage, Duration firstLook, Duration oldest) {
        public Asking {
            if (longest < 64 || perRun < 1 || pages < 1 || leastPage < 1 || pageSize < leastPage) {
                throw new IllegalArgumentException("Policy search asks for nothing");
            }
        }
    }

    /** Of the rules at the vendor: how many of them are ours at most, and how long one may be. */
    public record Keeping(int most, int longest) {}

    /** How long to leave a vendor alone that fails: doubled each time, or as it says itself, up to the most. */
    public record Backing(Duration first, Duration most) {

        /** @param failures in a row, at least one */
        public Duration after(int failures, Optional<Duration> told) {
            Duration own = first.multipliedBy(1L << Math.clamp(failures - 1, 0, 20));
            Duration wait = told.filter(it -> it.compareTo(first) > 0).orElse(own);
            return wait.compareTo(most) > 0 ? most : wait;
        }
    }

    /**
     * Posts that may be read.
     *
     * @param block how many a run sets aside at once; what it does not read it gives back
     */
    public record Spending(int day, int month, int block) {
        public Spending {
            if (day < 0 || month < 0 || block < 1) {
                throw new IllegalArgumentException("A spend limit is a number of posts");
            }
        }
    }

    public Optional<ChannelSearch> of(String channel) {
        return Optional.ofNullable(channels.get(channel));
    }

    static SearchRules compile(PolicyFile file) {
        Map<String, ChannelSearch> channels = new HashMap<>();
        file.body().path("channels").forEachEntry((name, node) -> channels.put(name, channel(node)));
        return new SearchRules(file.version(), channels);
    }

    private static ChannelSearch channel(JsonNode node) {
        Map<String, String> languages = new HashMap<>();
        node.path("languages").forEachEntry((ours, theirs) -> languages.put(ours, theirs.asString("")));
        Map<String, Spending> spending = new HashMap<>();
        spending.put(ChannelSearch.EVERYBODY, spending(node.path("spend")));
        node.path("accounts").forEachEntry((account, own) -> spending.put(account, spending(own)));
        JsonNode keeping = node.path("rules");
        JsonNode backing = node.path("backOff");
        return new ChannelSearch(
                node.path("by").asString("").equals("phrases"),
                languages,
                asking(node.path("query")),
                new Keeping(
                        keeping.path("most").asInt(0), keeping.path("longest").asInt(0)),
                new Backing(duration(backing, "first"), duration(backing, "most")),
                spending);
    }

    private static Asking asking(JsonNode node) {
        return new Asking(
                node.path("longest").asInt(0),
                node.path("perRun").asInt(0),
                node.path("pages").asInt(0),
                node.path("pageSize").asInt(0),
                node.path("leastPage").asInt(0),
                duration(node, "firstLook"),
                duration(node, "oldest"));
    }

    private static Spending spending(JsonNode node) {
        return new Spending(
                node.path("day").asInt(-1),
                node.path("month").asInt(-1),
                node.path("block").asInt(0));
    }

    private static Duration duration(JsonNode node, String name) {
        return Duration.parse(node.path(name).asString(""));
    }
}
