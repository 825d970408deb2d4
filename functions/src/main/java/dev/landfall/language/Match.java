package dev.landfall.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The keyword rules that a text met, the most urgent and most certain first, and the version of the rules.
 */
public record Match(int version, List<Hit> hits) {
    static final Comparator<Hit> ORDER = Comparator.comparing(Hit::priority)
            .thenComparing(Hit::confidence)
            .reversed()
            .thenComparing(Hit::rule);

    public Match {
        if (hits.size() > 1) {
            hits = new ArrayList<>(hits);
            hits.sort(ORDER);
        }
        hits = List.copyOf(hits);
    }

    /**
     * One rule that matched.
     *
     * @param language the language of the phrases that matched, which need not be the text's
     * @param confidence above 0 and at most 1
     */
    public record Hit(String rule, String area, Priority priority, String language, double confidence) {}

    /** The area of the first hit. */
    public Optional<String> area() {
        return hits.stream().findFirst().map(Hit::area);
    }

    /** The priority of the first hit. */
    public Optional<Priority> priority() {
        return hits.stream().findFirst().map(Hit::priority);
    }

    /** The areas of the most certain hits, in the order of the hits: a weaker guess does not stand beside a stronger one. */
    public List<String> areas() {
        double best = hits.stream().mapToDouble(Hit::confidence).max().orElse(0);
        return hits.stream()
                .filter(hit -> hit.confidence() >= best)
                .map(Hit::area)
                .distinct()
                .toList();
    }
}
