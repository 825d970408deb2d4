package dev.landfall.bench;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Right, wrong and missed by language; the whole, and the three worst by name. */
final class Tally {

    private static final class Count {
        private int right;
        private int wrong;
        private int missed;

        double precision() {
            return right + wrong == 0 ? 1 : right / (double) (right + wrong);
        }

        double recall() {
            return right + missed == 0 ? 1 : right / (double) (right + missed);
        }

        double least() {
            return Math.min(precision(), recall());
        }

        @Override
        public String toString() {
            return "precision %.1f%%, recall %.1f%%".formatted(precision() * 100, recall() * 100);
        }
    }

    private final Map<String, Count> counts = new TreeMap<>();

    private Count of(String language) {
        return counts.computeIfAbsent(language, key -> new Count());
    }

    void right(String language, long number) {
        of(language).right += Math.toIntExact(number);
    }

    void wrong(String language, long number) {
        of(language).wrong += Math.toIntExact(number);
    }

    void missed(String language, long number) {
        of(language).missed += Math.toIntExact(number);
    }

    /** A language by itself, where a wrong answer is as much missed there as it is wrong where it was given. */
    String share(String what) {
        Count whole = whole();
        return "%s: %.1f%% of %d; worst: %s"
                .formatted(what, whole.recall() * 100, whole.right + whole.missed, worst(Count::recall, true));
    }

    String both(String what) {
        return "%s: %s of %d; worst: %s"
                .formatted(what, whole(), whole().right + whole().missed, worst(Count::least, false));
    }

    private Count whole() {
        Count whole = new Count();
        counts.values().forEach(count -> {
            whole.right += count.right;
            whole.wrong += count.wrong;
            whole.missed += count.missed;
        });
        return whole;
    }

    private String worst(java.util.function.ToDoubleFunction<Count> by, boolean recallAlone) {
        return counts.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> by.applyAsDouble(entry.getValue())))
                .limit(3)
                .map(entry -> entry.getKey() + " "
                        + (recallAlone ? "%.1f%%".formatted(entry.getValue().recall() * 100) : entry.getValue()))
                .collect(Collectors.joining("; "));
    }
}
