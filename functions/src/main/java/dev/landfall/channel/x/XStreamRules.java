package dev.landfall.channel.x;

import dev.landfall.channel.Account;
import dev.landfall.channel.Fields;
import dev.landfall.channel.StrictJson;
import dev.landfall.channel.Vendor;
import dev.landfall.channel.VendorHttp;
import dev.landfall.channel.search.KeptRules;
import dev.landfall.channel.search.SearchQuery;
import dev.landfall.channel.search.SearchRules.ChannelSearch;
import dev.landfall.language.SearchTerms;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The rules of X's filtered stream. Ours have a tag that begins with {@code landfall/<account>/}; no other rule is
 * touched. New ones come first, and old ones go only when every new one is seen to stand.
 * See <a href="https://docs.x.com/x-api/stream/update-stream-rules">its reference</a>.
 */
public final class XStreamRules implements KeptRules {

    private static final String PATH = "/2/tweets/search/stream/rules";
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_PAGES = 20;
    private static final int AT_ONCE = 100;

    private final Vendor vendor;

    public XStreamRules(Vendor vendor) {
        this.vendor = vendor;
    }

    /** One rule there. */
    private record Rule(String id, String value, String tag) {}

    /** Our rules as X has them, or why that is not known. */
    private record Standing(List<Rule> ours, Optional<Outcome.AsBefore> failed) {
        boolean hasAll(Set<String> values) {
            return ours.stream().map(Rule::value).collect(Collectors.toSet()).containsAll(values);
        }
    }

    @Override
    public String channel() {
        return XChannel.NAME;
    }

    @Override
    public Outcome keep(SearchTerms terms, Account account, ChannelSearch rules) {
        List<SearchQuery> wanted =
                XAsked.of(terms, account, rules, rules.keeping().longest());
        if (wanted.isEmpty()) {
            return asBefore("no_name");
        }
        if (wanted.size() > rules.keeping().most()) {
            return asBefore("too_many");
        }
        Standing before = standing(account);
        return before.failed().<Outcome>map(failed -> failed).orElseGet(() -> step(wanted, before, account));
    }

    private Outcome step(List<SearchQuery> wanted, Standing before, Account account) {
        Map<String, String> tags = new LinkedHashMap<>();
        wanted.forEach(query -> tags.putIfAbsent(query.text(), tag(account) + query.slot()));
        Map<String, String> missing = new LinkedHashMap<>(tags);
        before.ours().forEach(rule -> missing.remove(rule.value()));
        Optional<Outcome.AsBefore> refused = add(missing, account);
        if (refused.isPresent()) {
            return refused.get();
        }
        Standing now = missing.isEmpty() ? before : standing(account);
        if (now.failed().isPresent()) {
            return now.failed().get();
        }
        if (!now.hasAll(tags.keySet())) {
            return asBefore("not_created");
        }
        List<Rule> leftOver = now.ours().stream()
                .filter(rule -> !tags.containsKey(rule.value()))
                .toList();
        return remove(leftOver, account)
                .<Outcome>map(failed -> failed)
                .orElseGet(() -> new Outcome.InStep(tags.size(), missing.size(), leftOver.size()));
    }

    private static String tag(Account account) {
        return "landfall/" + account.context().account() + "/";
    }

    private Standing standing(Account account) {
        List<Rule> ours = new ArrayList<>();
        Optional<String> token = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            String query = token.map(next -> "?pagination_token=" + dev.landfall.channel.Endpoints.segment(next))
                    .orElse("");
            VendorHttp.Outcome outcome = vendor.atVendor(XChannel.NAME, PATH + query)
                    .<VendorHttp.Outcome>map(uri -> vendor.fetch(XChannel.NAME, uri, headers(account), MOST_BYTES))
                    .orElseGet(VendorHttp.NotReached::new);
            Optional<JsonNode> root = root(outcome);
            if (root.isEmpty()) {
                return new Standing(List.of(), Optional.of(failed(outcome)));
            }
            ours.addAll(ours(root.get(), tag(account)));
            token = Fields.text(root.get().path("meta"), "next_token").filter(next -> !next.isBlank());
            if (token.isEmpty()) {
                return new Standing(ours, Optional.empty());
            }
        }
        return new Standing(List.of(), Optional.of(asBefore("too_many_pages")));
    }

    private static List<Rule> ours(JsonNode root, String tag) {
        List<Rule> ours = new ArrayList<>();
        for (JsonNode rule : Fields.list(root.path("data"))) {
            Optional<String> id = Fields.id(rule, "id");
            String named = Fields.text(rule, "tag").orElse("");
            if (id.isPresent() && named.startsWith(tag)) {
                ours.add(new Rule(id.get(), Fields.text(rule, "value").orElse(""), named));
            }
        }
        return ours;
    }

    private Optional<Outcome.AsBefore> add(Map<String, String> rules, Account account) {
        List<Map<String, String>> all = new ArrayList<>();
        rules.forEach((value, tag) -> all.add(Map.of("value", value, "tag", tag)));
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Map<String, String>> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            Optional<Outcome.AsBefore> failed = post(Map.of("add", some), account);
            if (failed.isPresent()) {
                return failed;
            }
        }
        return Optional.empty();
    }

    private Optional<Outcome.AsBefore> remove(List<Rule> rules, Account account) {
        List<String> ids = rules.stream().map(Rule::id).toList();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            Optional<Outcome.AsBefore> failed = post(Map.of("delete", Map.of("ids", some)), account);
            if (failed.isPresent()) {
                return failed;
            }
        }
        return Optional.empty();
    }

    private Optional<Outcome.AsBefore> post(Map<String, Object> body, Account account) {
        Optional<URI> uri = vendor.atVendor(XChannel.NAME, PATH);
        VendorHttp.Outcome outcome = uri.<VendorHttp.Outcome>map(
                        to -> vendor.post(XChannel.NAME, to, headers(account), Vendor.json(body)))
                .orElseGet(VendorHttp.NotReached::new);
        boolean taken =
                outcome instanceof VendorHttp.Answered answered && answered.status() >= 200 && answered.status() < 300;
        return taken ? Optional.empty() : Optional.of(failed(outcome));
    }

    private static Map<String, String> headers(Account account) {
        return Map.of("Authorization", "Bearer " + account.search().token().orElse(""));
    }

    /** Only a whole list counts: what is not in it would be added again, and what is missing in ours deleted. */
    private static Optional<JsonNode> root(VendorHttp.Outcome outcome) {
        return outcome instanceof VendorHttp.Answered answered && answered.status() == 200
                ? StrictJson.read(answered.body())
                        .found()
                        .filter(root -> root.path("meta").isObject() && !root.has("errors"))
                : Optional.empty();
    }

    private Outcome.AsBefore failed(VendorHttp.Outcome outcome) {
        return switch (outcome) {
            case VendorHttp.NotReached notReached -> asBefore("not_reached");
            case VendorHttp.NoAnswer noAnswer -> asBefore("no_answer");
            case VendorHttp.Answered answered ->
                new Outcome.AsBefore(
                        switch (answered.status()) {
                            case 200, 201 -> "malformed";
                            case 401, 403 -> "unauthorised";
                            case 429 -> "rate_limited";
                            default -> answered.status() >= 500 ? "vendor_failed" : "rejected";
                        },
                        vendor.retryAfter(answered));
        };
    }

    private static Outcome.AsBefore asBefore(String reason) {
        return new Outcome.AsBefore(reason, Optional.empty());
    }
}
