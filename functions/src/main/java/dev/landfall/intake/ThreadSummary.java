package dev.landfall.intake;

import dev.landfall.ticket.Article;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a thread came to so far, carried from mail to mail: the newest mail's sentences are added to what the mail before
 * it kept, so the work grows with the new mail and not with the thread.
 */
final class ThreadSummary {

    static final String DETAIL = "threadSummary";

    private static final int MOST_LINES = 12;
    private static final int LONGEST = 4_000;

    private ThreadSummary() {}

    /** @param before the thread's latest articles, oldest first */
    static String of(List<Article> before, String summary) {
        List<String> lines = new ArrayList<>(before.reversed().stream()
                .filter(Article::fromPerson)
                .map(article ->
                        article.details().getOrDefault(DETAIL, article.details().getOrDefault("summary", "")))
                .filter(kept -> !kept.isBlank())
                .findFirst()
                .map(kept -> Arrays.asList(kept.split("\n")))
                .orElse(List.of()));
        for (String line : summary.split("\n")) {
            if (!line.isBlank() && lines.stream().noneMatch(line::equals)) {
                lines.add(line);
            }
        }
        // How it began stays; of what came between, the oldest goes first.
        while (lines.size() > 2 && (lines.size() > MOST_LINES || length(lines) > LONGEST)) {
            lines.remove(1);
        }
        return Clip.chars(String.join("\n", lines), LONGEST);
    }

    private static int length(List<String> lines) {
        return lines.stream().mapToInt(line -> line.length() + 1).sum();
    }
}
