package dev.landfall.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The candidate languages of one text, the best first. */
record Ranking(List<Scored> scored, int grams) {
    /** Halves the scale of a score per n-gram, as in ELD. */
    private static final double SCALE = 25;
    /** A short text's own language may score this much below the best and still be taken. */
    private static final double CLOSE = 0.72;

    private static final double UNSURE = 0.2;

    record Scored(String tag, int sum) {}

    static Ranking of(NgramTables tables, Letters letters, List<String> candidates) {
        NgramTables.Scores scores = tables.score(letters.words());
        var scored = new ArrayList<Scored>();
        for (int i = 0; i < scores.sums().length; i++) {
            if (scores.sums()[i] > 0 && candidates.contains(tables.languages().get(i))) {
                scored.add(new Scored(tables.languages().get(i), scores.sums()[i]));
            }
        }
        scored.sort(Comparator.comparingInt(Scored::sum).reversed().thenComparing(s -> candidates.indexOf(s.tag())));
        return new Ranking(scored.isEmpty() ? List.of(new Scored(candidates.getFirst(), 0)) : scored, scores.grams());
    }

    /** The best, or for a short text the locale's language if it is close behind; unknown words go to the locale. */
    Language choose(String locale, boolean isShort) {
        Scored best = scored.getFirst();
        String prior = Language.primary(locale);
        String wanted = prior.equals("id") ? "ms" : prior.equals("nb") || prior.equals("nn") ? "no" : prior;
        if (isShort && !wanted.isEmpty()) {
            for (Scored other : scored) {
                if (other.tag().equals(wanted) && other.sum() >= best.sum() * CLOSE) {
                    return new Language(other.tag(), confidence(other));
                }
            }
        }
        return new Language(best.tag(), best.sum() == 0 ? 0.1 : confidence(best));
    }

    /** Grows with the score per n-gram and with the lead over the next; never quite certain. */
    private double confidence(Scored chosen) {
        double perGram = (double) chosen.sum() / Math.max(1, grams);
        double fit = perGram / (perGram + SCALE);
        int next = scored.stream()
                .filter(other -> !other.tag().equals(chosen.tag()))
                .mapToInt(Scored::sum)
                .max()
                .orElse(0);
        double lead = chosen.sum() == 0 ? 0 : Math.max(0, 1 - (double) next / chosen.sum());
        double sure = Math.min(1, UNSURE + lead * 3) * fit * Math.min(1, 0.4 + grams / 10.0);
        return Math.round(Math.min(0.99, sure) * 1000) / 1000.0;
    }
}
