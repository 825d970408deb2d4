package dev.landfall.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sets of moments, as sorted spans that neither touch nor overlap. */
final class Spans {

    private Spans() {}

    static List<Span> union(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        List<Span> sorted =
                spans.stream().sorted(Comparator.comparing(Span::from)).toList();
        for (Span span : sorted) {
            if (merged.isEmpty() || merged.getLast().to().isBefore(span.from())) {
                merged.add(span);
            } else {
                Span last = merged.removeLast();
                merged.add(new Span(last.from(), later(last.to(), span.to())));
            }
        }
        return merged;
    }

    /** What of the sorted spans lies outside the sorted holes. */
    static List<Span> minus(List<Span> spans, List<Span> holes) {
        List<Span> rest = new ArrayList<>();
        for (Span span : spans) {
            Instant at = span.from();
            for (Span hole : holes) {
                if (hole.from().isAfter(at)) {
                    addUnlessEmpty(rest, at, earlier(hole.from(), span.to()));
                }
                at = later(at, hole.to());
            }
            addUnlessEmpty(rest, at, span.to());
        }
        return rest;
    }

    static void addUnlessEmpty(List<Span> spans, Instant from, Instant to) {
        if (from.isBefore(to)) {
            spans.add(new Span(from, to));
        }
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
