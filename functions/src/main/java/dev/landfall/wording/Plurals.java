package dev.landfall.wording;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A locale's plural categories for whole numbers, as data; the first rule that holds wins, else {@code other}. */
record Plurals(List<Rule> rules) {

    static final String OTHER = "other";

    Plurals {
        rules = List.copyOf(rules);
    }

    /** The number, or its remainder where {@code modulo} is not 0, lies between {@code from} and {@code to}. */
    record Rule(String category, long modulo, long from, long to) {

        boolean holds(long number) {
            long tested = modulo == 0 ? number : number % modulo;
            return from <= tested && tested <= to;
        }
    }

    static Plurals of(JsonNode nodes) {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode node : nodes) {
            rules.add(new Rule(
                    node.path("category").asString(),
                    node.path("modulo").asLong(),
                    node.path("from").asLong(),
                    node.path("to").asLong()));
        }
        return new Plurals(rules);
    }

    String category(long number) {
        return rules.stream()
                .filter(rule -> rule.holds(number))
                .map(Rule::category)
                .findFirst()
                .orElse(OTHER);
    }
}
