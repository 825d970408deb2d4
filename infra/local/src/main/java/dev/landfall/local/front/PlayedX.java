package dev.landfall.local.front;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays X's recent search over posts that were put in by {@code POST /local/posts}, and the rules of its filtered stream. */
final class PlayedX {

    private static final long EPOCH = 1_288_834_974_657L;
    private static final int LONGEST_QUERY = 512;
    private static final int LONGEST_RULE = 1024;
    private static final int MOST_RULES = 1000;

    private static final Pattern HANDLE = Pattern.compile("@(\\w{1,15})");

    /** One public post. */
    record Post(String id, Instant at, String text, String lang, String userId, String userName, boolean repost) {}

    private record Rule(String id, String value, String tag) {}

    private final Supplier<Instant> now;
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final AtomicLong counter = new AtomicLong();

    PlayedX(Supplier<Instant> now) {
        this.now = now;
    }

    /** Puts in a post, {@code {"text", "lang", "user", "name", "repost"}}; returns its id. */
    String put(JsonNode body) {
        String text = body.path("text").asString("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A post needs a text");
        }
        String id = id();
        posts.add(new Post(
                id,
                now.get(),
                text,
                body.path("lang").asString("en"),
                body.path("user").asString("42"),
                body.path("name").asString("Somebody"),
                body.path("repost").asBoolean(false)));
        return id;
    }

    private String id() {
        return Long.toString(((now.get().toEpochMilli() - EPOCH) << 22) + counter.incrementAndGet() % 4096);
    }

    Response serve(Request request) {
        return switch (request.rawPath()) {
            case "/x/2/tweets/search/recent" -> recent(HttpEvent.query(request.rawQuery()));
            case "/x/2/tweets/search/stream/rules" ->
                request.method().equals("GET")
                        ? listed()
                        : changed(JsonMapper.shared().readTree(request.body()));
            default -> Response.message(404, "Not Found");
        };
    }

    private Response recent(Map<String, String> asked) {
        String query = asked.getOrDefault("query", "");
        if (query.isEmpty() || query.length() > LONGEST_QUERY || !PlayedQuery.isSound(query)) {
            return Response.json(400, Map.of("title", "Invalid Request", "detail", "The query cannot be read"));
        }
        int most = Integer.parseInt(asked.getOrDefault("max_results", "10"));
        int from = Integer.parseInt(asked.getOrDefault("next_token", "0"));
        PlayedQuery meaning = new PlayedQuery(query);
        List<Post> found = posts.reversed().stream()
                .filter(meaning::meets)
                .filter(post -> isWithin(post, asked))
                .toList();
        int to = Math.min(found.size(), from + most);
        return page(found.subList(Math.min(from, to), to), to < found.size() ? Integer.toString(to) : "");
    }

    private static boolean isWithin(Post post, Map<String, String> asked) {
        long id = Long.parseLong(post.id());
        return id > Long.parseLong(asked.getOrDefault("since_id", "0"))
                && id < Long.parseLong(asked.getOrDefault("until_id", Long.toString(Long.MAX_VALUE)))
                && !post.at().isBefore(Instant.parse(asked.getOrDefault("start_time", "2000-01-01T00:00:00Z")));
    }

    private static Response page(List<Post> posts, String next) {
        Map<String, Object> page = new LinkedHashMap<>();
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("result_count", posts.size());
        if (!posts.isEmpty()) {
            page.put("data", posts.stream().map(PlayedX::data).toList());
            page.put(
                    "includes",
                    Map.of(
                            "users",
                            posts.stream()
                                    .map(post -> Map.of("id", post.userId(), "name", post.userName()))
                                    .distinct()
                                    .toList()));
            meta.put("newest_id", posts.getFirst().id());
            meta.put("oldest_id", posts.getLast().id());
        }
        if (!next.isEmpty()) {
            meta.put("next_token", next);
        }
        page.put("meta", meta);
        return Response.json(200, page);
    }

    private static Map<String, Object> data(Post post) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", post.id());
        data.put("text", post.text());
        data.put("author_id", post.userId());
        data.put("created_at", post.at().toString());
        data.put("lang", post.lang());
        data.put("edit_history_tweet_ids", List.of(post.id()));
        data.put(
                "entities",
                Map.of(
                        "mentions",
                        HANDLE.matcher(post.text())
                                .results()
                                .map(handle -> Map.of("username", handle.group(1)))
                                .toList()));
        return data;
    }

    private Response listed() {
        Map<String, Object> list = new LinkedHashMap<>();
        if (!rules.isEmpty()) {
            list.put("data", rules.stream().map(PlayedX::told).toList());
        }
        list.put("meta", Map.of("sent", now.get().toString(), "result_count", rules.size()));
        return Response.json(200, list);
    }

    private static Map<String, String> told(Rule rule) {
        return Map.of("id", rule.id(), "value", rule.value(), "tag", rule.tag());
    }

    private Response changed(JsonNode body) {
        List<String> gone = body.path("delete")
                .path("ids")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        rules.removeIf(rule -> gone.contains(rule.id()));
        List<Object> created = new ArrayList<>();
        List<Object> errors = new ArrayList<>();
        body.path("add").forEach(rule -> {
            String value = rule.path("value").asString("");
            boolean known = rules.stream().anyMatch(other -> other.value().equals(value));
            if (known || value.length() > LONGEST_RULE || rules.size() >= MOST_RULES || !PlayedQuery.isSound(value)) {
                errors.add(Map.of("value", value, "title", known ? "DuplicateRule" : "InvalidRule"));
            } else {
                Rule added = new Rule(id(), value, rule.path("tag").asString(""));
                rules.add(added);
                created.add(told(added));
            }
        });
        return Response.json(201, Map.of("data", created, "errors", errors, "meta", Map.of("sent", "now")));
    }

    /** For people: what was put in, and the rules. */
    Map<String, Object> all() {
        return Map.of(
                "posts",
                IntStream.range(0, posts.size())
                        .mapToObj(at -> data(posts.get(at)))
                        .toList(),
                "rules",
                rules.stream().map(PlayedX::told).toList());
    }
}
