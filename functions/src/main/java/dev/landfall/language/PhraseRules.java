package dev.landfall.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Groups of phrases per rule and language: {@code {"any": […], "all": [[…], …], "none": […]}}. A group matches a
 * sentence that has one of {@code any} (if given), one of each list in {@code all}, and none of {@code none}. What
 * {@code all} asks for may also be spread over two neighbouring sentences, with less confidence.
 */
final class PhraseRules {
    private static final double WHOLE_PHRASE = 0.95;
    private static final double PARTS = 0.85;
    private static final double PARTS_APART = 0.65;

    private final PhraseIndex index;
    private final List<Group> groups;
    private final int[][] groupsOfPhrase;

    private PhraseRules(PhraseIndex index, List<Group> groups) {
        this.index = index;
        this.groups = List.copyOf(groups);
        this.groupsOfPhrase = invert(index.size(), groups);
    }

    private record Group(String rule, String language, List<List<Integer>> needed, List<Integer> none, boolean parts) {}

    /** A rule that matched, by its best group. */
    record Found(String rule, String language, double confidence) {}

    static final class Builder {
        private final PhraseIndex.Builder index = new PhraseIndex.Builder();
        private final List<Group> groups = new ArrayList<>();

        /** Adds a rule's {@code phrases} object: language → list of groups. */
        Builder rule(String rule, JsonNode phrases) {
            phrases.properties()
                    .forEach(entry ->
                            entry.getValue().forEach(group -> groups.add(group(rule, entry.getKey(), group))));
            return this;
        }

        private Group group(String rule, String language, JsonNode group) {
            var needed = new ArrayList<List<Integer>>();
            if (group.has("any")) {
                needed.add(ids(group.get("any")));
            }
            group.path("all").forEach(part -> needed.add(ids(part)));
            if (needed.isEmpty() || needed.stream().anyMatch(List::isEmpty)) {
                throw new IllegalArgumentException("Rule " + rule + " has a group in " + language + " without phrases");
            }
            return new Group(rule, language, needed, ids(group.path("none")), group.has("all"));
        }

        private List<Integer> ids(JsonNode phrases) {
            if (phrases.isString()) {
                return List.of(index.add(phrases.asString()));
            }
            var ids = new ArrayList<Integer>();
            phrases.forEach(phrase -> ids.add(index.add(phrase.asString())));
            return List.copyOf(ids);
        }

        PhraseRules build() {
            return new PhraseRules(index.build(), groups);
        }
    }

    /** Rules that match anywhere in the text, each once with its most confident group, by rule id. */
    List<Found> find(String text) {
        String words = Normal.words(text);
        var search = new Search();
        var cursor = new Object() {
            int at;
            int sentence;
        };
        index.scan(words, (phrase, start, end) -> {
            for (; cursor.at < start; cursor.at++) {
                cursor.sentence += words.charAt(cursor.at) == Words.SENTENCE ? 1 : 0;
            }
            search.enter(cursor.sentence);
            search.current.set(phrase);
        });
        search.close();
        return List.copyOf(search.best.values());
    }

    /** Holds the phrases of the sentence being read and of the one before it. */
    private final class Search {
        private final Map<String, Found> best = new TreeMap<>();
        private BitSet previous = new BitSet();
        private BitSet current = new BitSet();
        private int sentence;

        void enter(int next) {
            if (next == sentence) {
                return;
            }
            close();
            BitSet swap = previous;
            previous = current;
            current = swap;
            current.clear();
            if (next > sentence + 1) {
                previous.clear();
            }
            sentence = next;
        }

        void close() {
            evaluate(current, false);
            if (!previous.isEmpty() && !current.isEmpty()) {
                previous.or(current);
                evaluate(previous, true);
            }
        }

        private void evaluate(BitSet phrases, boolean apart) {
            for (int p = phrases.nextSetBit(0); p >= 0; p = phrases.nextSetBit(p + 1)) {
                for (int g : groupsOfPhrase[p]) {
                    Group group = groups.get(g);
                    if ((group.parts() || !apart) && matches(group, phrases)) {
                        double confidence = !group.parts() ? WHOLE_PHRASE : apart ? PARTS_APART : PARTS;
                        best.merge(group.rule(), new Found(group.rule(), group.language(), confidence), Search::better);
                    }
                }
            }
        }

        private static Found better(Found one, Found other) {
            return other.confidence() > one.confidence() ? other : one;
        }
    }

    private static boolean matches(Group group, BitSet phrases) {
        return group.needed().stream().allMatch(part -> part.stream().anyMatch(phrases::get))
                && group.none().stream().noneMatch(phrases::get);
    }

    /** A group is looked at only when a phrase of its first needed part occurs. */
    private static int[][] invert(int phrases, List<Group> groups) {
        var lists = new ArrayList<List<Integer>>();
        for (int p = 0; p < phrases; p++) {
            lists.add(new ArrayList<>());
        }
        for (int g = 0; g < groups.size(); g++) {
            for (int phrase : groups.get(g).needed().getFirst()) {
                lists.get(phrase).add(g);
            }
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}
