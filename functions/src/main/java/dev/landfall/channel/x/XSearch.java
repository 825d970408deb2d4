package dev.landfall.channel.x;

import dev.landfall.channel.Account;
import dev.landfall.channel.Endpoints;
import dev.landfall.channel.Fields;
import dev.landfall.channel.StrictJson;
import dev.landfall.channel.Vendor;
import dev.landfall.channel.VendorHttp;
import dev.landfall.channel.search.PostSearch;
import dev.landfall.channel.search.SearchQuery;
import dev.landfall.channel.search.SearchRules.ChannelSearch;
import dev.landfall.language.SearchTerms;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * X's recent search. Its pages have the shape of filtered-stream deliveries and ask for the same fields, so that a post is
 * the same whichever way it comes. See <a href="https://docs.x.com/x-api/posts/search/introduction">its reference</a>.
 */
public final class XSearch implements PostSearch {

    /** What a receipt may hold; a hundred posts are far below. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final String FIELDS = "author_id,created_at,lang,entities,referenced_tweets,in_reply_to_user_id,"
            + "edit_history_tweet_ids,note_tweet,attachments";

    /** The first millisecond of X's ids. */
    private static final long EPOCH = 1_288_834_974_657L;

    private static final int TIME_SHIFT = 22;

    private final Vendor vendor;

    public XSearch(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public String channel() {
        return XChannel.NAME;
    }

    @Override
    public List<SearchQuery> queries(SearchTerms terms, Account account, ChannelSearch rules) {
        return XAsked.of(terms, account, rules, rules.asking().longest());
    }

    @Override
    public Optional<Instant> written(String id) {
        try {
            return Fields.plausible(Instant.ofEpochMilli((Long.parseLong(id) >> TIME_SHIFT) + EPOCH));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public Found page(Account account, SearchQuery query, Ask ask) {
        Optional<URI> uri = vendor.atVendor(XChannel.NAME, "/2/tweets/search/recent?" + parameters(query, ask));
        if (uri.isEmpty() || account.search().token().isEmpty()) {
            return new Found.Later("not_configured", Optional.empty(), false);
        }
        return switch (vendor.fetch(
                XChannel.NAME,
                uri.get(),
                Map.of("Authorization", "Bearer " + account.search().token().get()),
                MOST_BYTES)) {
            case VendorHttp.NotReached notReached -> new Found.Later("not_reached", Optional.empty(), false);
            case VendorHttp.NoAnswer noAnswer -> new Found.Later("no_answer", Optional.empty(), true);
            case VendorHttp.Answered answered -> found(answered);
        };
    }

    private static String parameters(SearchQuery query, Ask ask) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("query", query.text());
        parameters.put("max_results", Integer.toString(ask.most()));
        parameters.put("tweet.fields", FIELDS);
        parameters.put("expansions", "author_id,attachments.media_keys");
        parameters.put("media.fields", "type,url,variants");
        parameters.put("sort_order", "recency");
        ask.since()
                .ifPresentOrElse(
                        id -> parameters.put("since_id", id),
                        () -> parameters.put(
                                "start_time",
                                ask.from().truncatedTo(ChronoUnit.SECONDS).toString()));
        ask.token()
                .ifPresentOrElse(
                        token -> parameters.put("next_token", token),
                        () -> ask.until().ifPresent(id -> parameters.put("until_id", id)));
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + Endpoints.segment(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private Found found(VendorHttp.Answered answered) {
        int status = answered.status();
        if (status == 429) {
            return new Found.Later("rate_limited", vendor.retryAfter(answered), false);
        }
        if (status == 401 || status == 403) {
            return new Found.Later("unauthorised", Optional.of(Duration.ofMinutes(15)), false);
        }
        if (status >= 500 || status == 408 || status == 404) {
            return new Found.Later("vendor_failed", vendor.retryAfter(answered), false);
        }
        return status == 200 ? page(answered.body()) : new Found.NotTaken("rejected");
    }

    /** Half a page may have been read at X; it is kept as far as it is one. */
    private static Found page(byte[] body) {
        Optional<JsonNode> read = StrictJson.read(body).found();
        if (read.isEmpty() || !read.get().path("meta").has("result_count")) {
            return new Found.Later("malformed", Optional.empty(), true);
        }
        JsonNode root = read.get();
        List<JsonNode> posts = Fields.list(root.path("data"));
        return new Found.Page(
                body,
                posts.stream().flatMap(post -> Fields.id(post, "id").stream()).toList(),
                posts.size(),
                Fields.text(root.path("meta"), "next_token").filter(token -> !token.isBlank()),
                !Fields.list(root.path("errors")).isEmpty());
    }
}
