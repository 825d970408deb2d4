package dev.landfall.language;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Groups of phrases per rule and language: {@code {"any": […], "all": [[…], …], "none": […]}}. A group matches a
 * sentence that has one of {@code any} (if given), one of each list in {@code all}, and none of {@code none}. What
 * {@code all} asks for may also be spread over two neighbouring sentences, with less confidence.
 */
final class PhraseRules {
    private final PhraseIndex index;
    private final List<Group> groups;
    /** Per phrase where it counts: pairs of a group's number and the bits of its parts. */
    private final int[][] parts;

    private PhraseRules(PhraseIndex index, List<Group> groups, int[][] parts) {
        this.index = index;
        this.groups = List.copyOf(groups);
        this.parts = parts;
    }

    /**
     * @param needed a bit for each part of which the text must have a phrase
     * @param parts whether the parts may lie in two sentences
     */
    record Group(String rule, String language, int needed, boolean parts) {
        /** The bit of what the text must not have. */
        static final int FORBIDDEN = 1 << 30;

        boolean isMetBy(int found) {
            return (found & (needed | FORBIDDEN)) == needed;
        }
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
        private final List<Group> groups = new ArrayList<>();
        private final List<List<Integer>> parts = new ArrayList<>();

        /** Adds a rule's {@code phrases} object: language → list of groups. */
        Builder rule(String rule, JsonNode phrases) {
            phrases.properties().forEach(entry -> rule(rule, entry.getKey(), entry.getValue()));
            return this;
        }

        /** Adds a rule's list of groups in one language. */
        Builder rule(String rule, String language, JsonNode list) {
            for (JsonNode group : list) {
                int needed = 0;
                if (group.has("any")) {
                    needed = part(group.get("any"), needed);
                }
                for (JsonNode part : group.path("all")) {
                    needed = part(part, needed);
                }
                if (needed == 0 || needed >= 1 << MOST_PARTS) {
                    throw new IllegalArgumentException("Rule " + rule + " has a group in " + language
                            + " without phrases, or with more than " + MOST_PARTS + " parts");
                }
                phrases(group.path("none"), Group.FORBIDDEN);
                groups.add(new Group(rule, language, needed, group.has("all")));
            }
            return this;
        }

        private int part(JsonNode phrases, int needed) {
            int bit = needed + 1;
            if (phrases(phrases, bit) == 0) {
                throw new IllegalArgumentException("A part of a group has no phrases");
            }
            return needed | bit;
        }

        private int phrases(JsonNode phrases, int bit) {
            if (phrases.isString()) {
                phrase(phrases.asString(), bit);
                return 1;
            }
            for (JsonNode phrase : phrases) {
                phrase(phrase.asString(), bit);
            }
            return phrases.size();
        }

        private void phrase(String phrase, int bit) {
            int id = index.add(phrase);
            if (id == parts.size()) {
                parts.add(new ArrayList<>(2));
            }
            List<Integer> pairs = parts.get(id);
            int group = groups.size();
            if (!pairs.isEmpty() && pairs.get(pairs.size() - 2) == group) {
                pairs.set(pairs.size() - 1, pairs.getLast() | bit);
            } else {
                pairs.add(group);
                pairs.add(bit);
            }
        }

        PhraseRules build() {
            int[][] places = parts.stream()
                    .map(pairs -> pairs.stream().mapToInt(Integer::intValue).toArray())
                    .toArray(int[][]::new);
            return new PhraseRules(index.build(), groups, places);
        }
    }

    /** Rules that match anywhere in the text, each once with its most confident group, by rule id. */
    List<Found> find(String text) {
        return find(Normal.wordsOf(text));
    }

    /** The same; where nothing is found, what the text looks like is tried, see {@link Readings}. */
    List<Found> findLoosely(String text) {
        List<Found> found = find(text);
        return found.isEmpty() ? Readings.firstFound(text, this::find) : found;
    }

    private List<Found> find(Chars words) {
        var search = new PhraseSearch(words.array(), groups, parts);
        index.scan(words.array(), words.size(), search);
        return search.found();
    }

    int phrases() {
        return index.size();
    }

    long bytes() {
        long places = 0;
        for (int[] pairs : parts) {
            places += 24L + 4L * pairs.length;
        }
        return index.bytes() + places + 40L * groups.size();
    }
}
