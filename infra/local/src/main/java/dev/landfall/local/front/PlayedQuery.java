package dev.landfall.local.front;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** As much of X's language of queries as is asked here: groups of alternatives, the language, no reposts. */
final class PlayedQuery {

    private static final Pattern GROUP = Pattern.compile("\\(((?:\"[^\"]*\"|[^()\"])*)\\)");
    private static final Pattern TERM = Pattern.compile("\"([^\"]*)\"|(@?\\w+)");

    private final List<List<String>> groups;
    private final String language;
    private final boolean withoutReposts;

    PlayedQuery(String text) {
        this.groups = GROUP.matcher(text)
                .results()
                .map(group -> terms(group.group(1)))
                .toList();
        List<String> rest =
                Arrays.asList(GROUP.matcher(text).replaceAll(" ").strip().split("\\s+", -1));
        this.language = rest.stream()
                .filter(word -> word.startsWith("lang:"))
                .map(word -> word.substring("lang:".length()))
                .findFirst()
                .orElse("");
        this.withoutReposts = rest.contains("-is:retweet");
    }

    static boolean isSound(String query) {
        return query.chars().filter(c -> c == '"').count() % 2 == 0
                && GROUP.matcher(query).find();
    }

    boolean meets(PlayedX.Post post) {
        String text = post.text().toLowerCase(Locale.ROOT);
        return groups.stream().allMatch(group -> group.stream().anyMatch(text::contains))
                && (language.isEmpty() || language.equals(post.lang()))
                && !(withoutReposts && post.repost());
    }

    private static List<String> terms(String group) {
        return TERM.matcher(group)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(term -> !term.equals("OR"))
                .map(term -> term.toLowerCase(Locale.ROOT))
                .toList();
    }
}
