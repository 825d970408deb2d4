package dev.landfall.bench;

import dev.landfall.language.KeywordRules;
import dev.landfall.policy.PolicyFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measures keyword matching on one thread: how long the release's rules take to load in this JVM, then how many bytes
 * of UTF-8 a second go through normalising and matching, post by post, over 20,000 phrases and over all of them.
 */
public final class MatchingBench {
    private static final int PHRASES = 20_000;
    private static final long SEED = 41;
    private static final int WARM = 3;
    private static final long SECOND = 1_000_000_000L;
    private static final double MEGA = 1e6;
    private static final LocalDate DAY = LocalDate.parse("2027-01-01");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private MatchingBench() {}

    /** Arguments: how many seconds to measure for (10), {@code load} to measure the loading alone. */
    public static void main(String[] args) throws IOException {
        MAPPER.readTree("{}");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long wall = System.nanoTime();
        long start = threads.getCurrentThreadCpuTime();
        KeywordRules real = KeywordRules.current(new PolicyFiles(MAPPER));
        System.out.printf(
                "rules of the release: %d phrases, %.0f ms (%.0f ms of CPU) to load in a cold JVM, %.1f MB of tables%n",
                real.phrases(),
                (System.nanoTime() - wall) / MEGA,
                (threads.getCurrentThreadCpuTime() - start) / MEGA,
                real.bytes() / MEGA);
        if (args.length > 0 && args[0].equals("load")) {
            return;
        }
        List<String> posts = posts();
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        for (KeywordRules rules : List.of(many(), real)) {
            System.out.printf("measured: %d phrases, %.1f MB of tables%n", rules.phrases(), rules.bytes() / MEGA);
            measure(rules, posts, seconds);
            measure(rules, joined(posts), seconds);
        }
    }

    private static void measure(KeywordRules rules, List<String> posts, int seconds) {
        long bytes = posts.stream()
                .mapToLong(post -> post.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double best = 0;
        double sum = 0;
        long hits = 0;
        for (int second = -WARM; second < seconds; second++) {
            long start = threads.getCurrentThreadCpuTime();
            long read = 0;
            while (threads.getCurrentThreadCpuTime() - start < SECOND) {
                for (String post : posts) {
                    hits += rules.match(post, "x", DAY).hits().size();
                }
                read += bytes;
            }
            double rate = read / MEGA / ((threads.getCurrentThreadCpuTime() - start) / (double) SECOND);
            if (second >= 0) {
                best = Math.max(best, rate);
                sum += rate;
            }
        }
        System.out.printf(
                "%d posts of %d bytes on average: %.1f MB/s of CPU time (best second %.1f), %d hits a thousand posts%n",
                posts.size(), bytes / posts.size(), sum / seconds, best, hits > 0 ? hitsPerThousand(rules, posts) : 0);
    }

    /** Four short posts each: about as long as a post may be on X. */
    private static List<String> joined(List<String> posts) {
        var joined = new ArrayList<String>();
        for (int at = 0; at + 4 <= posts.size(); at += 4) {
            joined.add(String.join("\n", posts.subList(at, at + 4)));
        }
        return joined;
    }

    private static long hitsPerThousand(KeywordRules rules, List<String> posts) {
        long hits = posts.stream()
                .mapToLong(post -> rules.match(post, "x", DAY).hits().size())
                .sum();
        return hits * 1000 / posts.size();
    }

    /** Posts of every language of the test corpora, in mixed order. */
    private static List<String> posts() throws IOException {
        var posts = new ArrayList<String>();
        for (String corpus : List.of("keywords.tsv", "languages.tsv", "mood.tsv", "posts.tsv")) {
            try (var in = MatchingBench.class.getResourceAsStream("/language/" + corpus)) {
                if (in != null) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                            .forEach(posts::add);
                }
            }
        }
        Collections.shuffle(posts, new Random(SEED));
        return posts;
    }

    /** Groups of the release's rules in mixed order, with their lists, until there are 20,000 different phrases. */
    private static KeywordRules many() throws IOException {
        record Group(String rule, String language, JsonNode content) {}
        var groups = new ArrayList<Group>();
        for (JsonNode rule : release()) {
            rule.path("phrases")
                    .properties()
                    .forEach(language -> language.getValue()
                            .forEach(group ->
                                    groups.add(new Group(rule.path("id").asString(), language.getKey(), group))));
        }
        Collections.shuffle(groups, new Random(SEED));
        var rules = new TreeMap<String, ObjectNode>();
        var phrases = new HashSet<String>();
        for (Group group : groups) {
            group.content().forEach(part -> add(part, phrases));
            ObjectNode rule = rules.computeIfAbsent(group.rule(), MatchingBench::rule);
            rule.withObject("phrases").withArray(group.language()).add(group.content());
            if (phrases.size() >= PHRASES) {
                break;
            }
        }
        return KeywordRules.of(1, DAY, "bench", List.copyOf(rules.values()));
    }

    private static ObjectNode rule(String id) {
        return MAPPER.createObjectNode().put("id", id).put("area", "bench");
    }

    private static void add(JsonNode part, Set<String> phrases) {
        if (part.isString()) {
            phrases.add(part.asString());
        } else {
            part.forEach(inner -> add(inner, phrases));
        }
    }

    private static List<JsonNode> release() throws IOException {
        JsonNode head = read("keywords");
        var rules = new ArrayList<JsonNode>();
        for (JsonNode rule : head.path("rules")) {
            var whole = (ObjectNode) rule.deepCopy();
            ObjectNode phrases = whole.putObject("phrases");
            for (JsonNode language : head.path("languages")) {
                JsonNode groups = read("keywords/" + language.asString())
                        .path("phrases")
                        .path(rule.path("id").asString());
                if (groups.isArray()) {
                    phrases.set(language.asString(), groups);
                }
            }
            rules.add(whole);
        }
        return rules;
    }

    private static JsonNode read(String name) throws IOException {
        try (var in = Objects.requireNonNull(MatchingBench.class.getResourceAsStream("/policy/" + name + ".json"))) {
            return MAPPER.readTree(in.readAllBytes());
        }
    }
}
