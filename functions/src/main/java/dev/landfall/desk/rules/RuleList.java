package dev.landfall.desk.rules;

import dev.landfall.event.HttpRequest;
import dev.landfall.event.Problem;
import java.util.List;

/** The list of rules, by id, with filters; {@code cursor} is the last id of the page before. */
final class RuleList {

    private static final int LIMIT = 100;
    private static final int HIGHEST_LIMIT = 500;

    private RuleList() {}

    static RuleViews.Listed of(
            HttpRequest request, RuleBook.Standing standing, List<String> areas, List<String> channels) {
        String area = request.queryParameter("area").orElse("");
        String language = request.queryParameter("language").orElse("");
        String after = request.queryParameter("cursor").orElse("");
        int limit = request.queryParameter("limit").map(RuleList::limit).orElse(LIMIT);
        List<RuleViews.Line> lines = standing.entries().stream()
                .filter(entry -> entry.id().compareTo(after) > 0)
                .map(RuleLines::line)
                .filter(line -> area.isEmpty() || line.area().equals(area))
                .filter(line -> language.isEmpty() || line.phrases().containsKey(language))
                .toList();
        boolean isMore = lines.size() > limit;
        List<RuleViews.Line> shown = isMore ? lines.subList(0, limit) : lines;
        return new RuleViews.Listed(
                standing.version(),
                areas,
                channels,
                shown,
                isMore ? shown.getLast().id() : "");
    }

    private static int limit(String digits) {
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) < 1) {
            throw Problem.badRequest("The limit is a number from 1 to 500");
        }
        return Math.min(HIGHEST_LIMIT, Integer.parseInt(digits));
    }
}
