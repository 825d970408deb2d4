package dev.landfall.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Emphasis by form alone: capitals, repeated exclamation marks, repeated mixed marks. Sizes and weights are the
 * policy's.
 */
record Emphasis(Sign capitals, Sign exclamations, Sign mixedMarks) {

    /** From this size on the sign counts, with this weight; its name is the cue's. */
    record Sign(String name, int minimum, int weight) {
        static Sign of(JsonNode policy, String field) {
            JsonNode sign = policy.path(field);
            if (!sign.path("minimum").isInt() || !sign.path("weight").isInt()) {
                throw new IllegalArgumentException("The mood policy lacks minimum or weight of " + field);
            }
            return new Sign(
                    sign.path("name").asString(field),
                    sign.path("minimum").asInt(),
                    sign.path("weight").asInt());
        }
    }

    static Emphasis of(JsonNode policy) {
        return new Emphasis(
                Sign.of(policy, "capitals"), Sign.of(policy, "exclamations"), Sign.of(policy, "mixedMarks"));
    }

    Map<String, Integer> weights() {
        var weights = new LinkedHashMap<String, Integer>();
        for (Sign sign : List.of(capitals, exclamations, mixedMarks)) {
            weights.put(sign.name(), sign.weight());
        }
        return weights;
    }

    List<String> in(String text) {
        var counts = new Counts();
        text.codePoints().forEach(counts::add);
        var found = new ArrayList<String>();
        if (counts.upper >= capitals.minimum() && counts.upper > 4 * counts.lower) {
            found.add(capitals.name());
        }
        if (counts.longestExclamation >= exclamations.minimum()) {
            found.add(exclamations.name());
        }
        if (counts.longestMixed >= mixedMarks.minimum()) {
            found.add(mixedMarks.name());
        }
        return found;
    }

    /** Letters of each case, and the longest runs of "!" and of "?" with or without "!". */
    private static final class Counts {
        private int upper;
        private int lower;
        private int exclamation;
        private int longestExclamation;
        private int marks;
        private boolean question;
        private int longestMixed;

        void add(int point) {
            upper += Character.isUpperCase(point) ? 1 : 0;
            lower += Character.isLowerCase(point) ? 1 : 0;
            boolean exclaims = point == '!' || point == '！';
            boolean asks = point == '?' || point == '？' || point == '؟';
            exclamation = exclaims ? exclamation + 1 : 0;
            longestExclamation = Math.max(longestExclamation, exclamation);
            marks = exclaims || asks ? marks + 1 : 0;
            question = asks || question && marks > 0;
            longestMixed = question ? Math.max(longestMixed, marks) : longestMixed;
        }
    }
}
