package dev.landfall.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Groups of phrases per rule and language: {@code {"any": […], "all": [[…], …], "none": […]}}. A group matches a
 * sentence that has one of {@code any} (if given), one of each list in {@code all}, and none of {@code none}. What
 * {@code all} asks for may also be spread over two neighbouring sentences, with less confidence.
 */
final class PhraseRules {
    private final PhraseIndex index;
    private final PhraseGroups groups;
    /** The numbers of rules that are not told of; empty where all are. */
    private final boolean[] hidden;

    private PhraseRules(PhraseIndex index, PhraseGroups groups, boolean[] hidden) {
        this.index = index;
        this.groups = groups;
        this.hidden = hidden;
    }

    static PhraseRules read(Packed.Reader in) {
        return new PhraseRules(PhraseIndex.read(in), PhraseGroups.read(in), new boolean[0]);
    }

    void write(Packed.Writer out) {
        index.write(out);
        groups.write(out);
    }

    /** The same phrases, without what some rules make of them. */
    PhraseRules without(Set<String> rules) {
        var hides = new boolean[groups.rules().size()];
        for (int i = 0; i < hides.length; i++) {
            hides[i] = rules.contains(groups.rules().get(i));
        }
        return new PhraseRules(index, groups, hides);
    }

    /** Every rule that has groups. */
    List<String> rules() {
        return groups.rules();
    }

    /** A rule that matched, by its best group. */
    record Found(String rule, String language, double confidence) {
        Found weakened(double factor) {
            return new Found(rule, language, Math.round(confidence * factor * 1000) / 1000.0);
        }
    }

    static final class Builder {
        private static final int MOST_PARTS = 29;

        private final PhraseIndex.Builder index = new PhraseIndex.Builder();
        private final PhraseGroups.Builder groups = new PhraseGroups.Builder();

        /** Adds a rule's {@code phrases} object: language → list of groups. */
        Builder rule(String rule, JsonNode phrases) {
            phrases.properties().forEach(entry -> rule(rule, entry.getKey(), entry.getValue()));
            return this;
        }

        /** Adds a rule's list of groups in one language. */
        Builder rule(String rule, String language, JsonNode list) {
            for (JsonNode group : list) {
                List<Integer> needed = new ArrayList<>();
                if (group.has("any")) {
                    needed.add(part(group.path("any")));
                }
                for (JsonNode part : group.path("all")) {
                    needed.add(part(part));
                }
                if (needed.isEmpty() || needed.size() >= MOST_PARTS) {
                    throw new IllegalArgumentException("Rule " + rule + " has a group in " + language
                            + " without phrases, or with more than " + MOST_PARTS + " parts");
                }
                groups.group(rule, language, needed, phrases(group.path("none")), group.has("all"));
            }
            return this;
        }

        private int part(JsonNode phrases) {
            int[] numbers = phrases(phrases);
            if (numbers.length == 0) {
                throw new IllegalArgumentException("A part of a group has no phrases");
            }
            return groups.list(numbers);
        }

        private int[] phrases(JsonNode phrases) {
            if (phrases.isString()) {
                return new int[] {index.add(phrases.asString())};
            }
            var numbers = new int[phrases.size()];
            int count = 0;
            for (JsonNode phrase : phrases) {
                numbers[count++] = index.add(phrase.asString());
            }
            return numbers;
        }

        PhraseRules build() {
            PhraseGroups built = groups.build(index.weights());
            return new PhraseRules(index.build(groups.kinds()), built, new boolean[0]);
        }
    }

    /** Rules that match anywhere in the text, each once with its most confident group, by rule id. */
    List<Found> find(String text) {
        return find(Normal.wordsOf(text));
    }

    /** The same with several sets of rules; where nothing is found, other {@link Readings} of the text are tried. */
    static List<Found> findLoosely(List<PhraseRules> sets, String text) {
        List<Found> found = find(sets, text);
        return found.isEmpty() ? Readings.firstFound(text, reading -> find(sets, reading)) : found;
    }

    private static List<Found> find(List<PhraseRules> sets, String text) {
        Chars words = Normal.wordsOf(text);
        List<Found> found = sets.getFirst().find(words);
        for (int i = 1; i < sets.size(); i++) {
            found = joined(found, sets.get(i).find(words));
        }
        return found;
    }

    private static List<Found> joined(List<Found> some, List<Found> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        return Stream.concat(some.stream(), more.stream())
                .sorted(Comparator.comparing(Found::rule))
                .toList();
    }

    private List<Found> find(Chars words) {
        PhraseSearch search = PhraseSearch.of(groups);
        index.scan(words.array(), words.size(), search);
        return search.found(hidden);
    }

    int phrases() {
        return index.size();
    }

    long bytes() {
        return index.bytes() + groups.bytes();
    }
}
