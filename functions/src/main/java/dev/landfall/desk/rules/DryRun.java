package dev.landfall.desk.rules;

import dev.landfall.language.KeywordRules;
import dev.landfall.language.LanguageId;
import dev.landfall.language.Match;
import dev.landfall.language.PhraseSpans;
import dev.landfall.ticket.Article;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Tells what rules would make of posts, pasted or stored, without changing anything. */
final class DryRun {

    private static final int MOST_POSTS = 200;
    private static final int LONGEST_POST = 10_000;
    private static final int MOST_DAYS = 30;

    private final RuleBook book;
    private final RecentPosts recent;

    DryRun(RuleBook book, RecentPosts recent) {
        this.book = book;
        this.recent = recent;
    }

    /** The rules that are tried, compiled and by id, and the day on which they are. */
    private record Trial(KeywordRules rules, Map<String, JsonNode> byId, String channel, LocalDate day) {}

    /**
     * @param draft the rule to try; without one, all rules as they stand
     */
    RuleViews.Tried run(JsonNode body, Optional<JsonNode> draft, Instant now) {
        Trial trial = trial(draft, body.path("channel").asString(""), now);
        if (body.has("posts") == body.has("days")) {
            throw RuleReader.refused("nothing-to-try", "Give either posts or days");
        }
        return body.has("posts") ? pasted(trial, body.path("posts")) : stored(trial, body, now);
    }

    /** A rule that begins later, or has ended, is tried on a day on which it holds. */
    private Trial trial(Optional<JsonNode> draft, String channel, Instant now) {
        RuleBook.Standing standing = draft.isPresent() ? new RuleBook.Standing(1, List.of()) : book.standing();
        List<JsonNode> rules = draft.map(List::of).orElseGet(standing::rules);
        Map<String, JsonNode> byId = new HashMap<>();
        rules.forEach(rule -> byId.put(rule.path("id").asString(""), rule));
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate day = draft.map(rule -> dayOf(rule, today)).orElse(today);
        String at = channel.isEmpty()
                ? draft.map(rule -> rule.path("channels").path(0).asString("")).orElse("")
                : channel;
        KeywordRules compiled = RuleMatcher.compile(book.release().file(), Math.max(1, standing.version()), rules);
        return new Trial(compiled, byId, at, day);
    }

    private static LocalDate dayOf(JsonNode rule, LocalDate today) {
        LocalDate from = LocalDate.parse(rule.path("effectiveFrom").asString(today.toString()));
        LocalDate to = LocalDate.parse(rule.path("effectiveTo").asString(LocalDate.MAX.toString()));
        return today.isBefore(from) || today.isAfter(to) ? from : today;
    }

    private RuleViews.Tried pasted(Trial trial, JsonNode posts) {
        if (!posts.isArray() || posts.isEmpty() || posts.size() > MOST_POSTS) {
            throw RuleReader.refused("bad-posts", "The posts are a list of 1 to 200 texts");
        }
        List<RuleViews.Post> tried = new ArrayList<>();
        for (JsonNode post : posts) {
            if (!post.isString() || post.asString().length() > LONGEST_POST) {
                throw RuleReader.refused("bad-posts", "A post is a text of at most 10000 letters");
            }
            tried.add(post(trial, post.asString(), Optional.empty()));
        }
        return new RuleViews.Tried(trial.rules().version(), tried.size(), tried, "");
    }

    private RuleViews.Tried stored(Trial trial, JsonNode body, Instant now) {
        int days = body.path("days").asInt(0);
        if (days < 1 || days > MOST_DAYS) {
            throw RuleReader.refused("bad-days", "The days are a number from 1 to 30");
        }
        RecentPosts.Stretch stretch = recent.since(
                now.minus(days, ChronoUnit.DAYS),
                now,
                Optional.of(body.path("cursor").asString("")).filter(cursor -> !cursor.isEmpty()));
        List<RuleViews.Post> matching = stretch.posts().stream()
                .map(article -> post(trial, article.text(), Optional.of(article)))
                .filter(RuleViews.Post::matches)
                .toList();
        return new RuleViews.Tried(trial.rules().version(), stretch.posts().size(), matching, stretch.cursor());
    }

    private static RuleViews.Post post(Trial trial, String text, Optional<Article> stored) {
        String channel = trial.channel().isEmpty()
                ? stored.map(article -> article.origin().channel()).orElse("")
                : trial.channel();
        Match match = trial.rules().match(text, channel, trial.day());
        return new RuleViews.Post(
                text,
                !match.hits().isEmpty(),
                stored.map(Article::language)
                        .orElseGet(() -> LanguageId.of(text, Optional.empty()).tag()),
                match.hits().stream().map(hit -> hit(trial, hit, text)).toList(),
                stored.map(article -> article.ticket().value()).orElse(""),
                stored.map(article -> article.origin().channel()).orElse(""),
                stored.map(article -> article.storedAt().toString()).orElse(""));
    }

    private static RuleViews.Hit hit(Trial trial, Match.Hit hit, String text) {
        JsonNode rule = java.util.Objects.requireNonNull(trial.byId().get(hit.rule()));
        List<RuleViews.Mark> marks = PhraseSpans.find(text, rule.path("phrases").path(hit.language())).stream()
                .map(mark -> new RuleViews.Mark(mark.span().start(), mark.span().end(), mark.phrase()))
                .toList();
        return new RuleViews.Hit(
                hit.rule(), hit.area(), hit.priority().label(), hit.language(), hit.confidence(), marks);
    }
}
