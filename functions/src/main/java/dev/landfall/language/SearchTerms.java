package dev.landfall.language;

import dev.landfall.policy.Policies;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a search elsewhere has to look for: per language phrases of which at least one stands in every text that a keyword
 * rule takes, but for the inflected forms of a stem, which no such search knows.
 *
 * @param version of the keyword rules
 */
public record SearchTerms(int version, Map<String, List<String>> byLanguage) {

    public SearchTerms {
        byLanguage = Map.copyOf(byLanguage);
    }

    /** The rules in force on that day and channel. */
    public static SearchTerms current(Policies policies, String channel, LocalDate on) {
        return policies.current(KeywordCatalog.POLICY).searchTerms(policies, channel, on);
    }

    /** Takes groups of phrases, as the rules have them. */
    static final class Builder {
        /** A common word costs as much as so many letters. */
        private static final int COMMON = 40;

        private final Map<String, List<List<List<String>>>> groups = new TreeMap<>();

        void add(String language, JsonNode list) {
            for (JsonNode group : list) {
                List<List<String>> parts = new ArrayList<>();
                if (group.has("any")) {
                    parts.add(phrases(group.path("any")));
                }
                for (JsonNode part : group.path("all")) {
                    parts.add(phrases(part));
                }
                parts.removeIf(List::isEmpty);
                if (!parts.isEmpty()) {
                    groups.computeIfAbsent(language, any -> new ArrayList<>()).add(parts);
                }
            }
        }

        SearchTerms build(int version) {
            Map<String, List<String>> terms = new LinkedHashMap<>();
            groups.forEach((language, all) -> terms.put(language, chosen(all)));
            return new SearchTerms(version, terms);
        }

        /** Of each group one part, since a text needs them all: the one that adds the fewest letters and common words. */
        private static List<String> chosen(List<List<List<String>>> groups) {
            Set<String> chosen = new LinkedHashSet<>();
            for (List<List<String>> parts : groups) {
                chosen.addAll(parts.stream()
                        .min((one, other) -> Integer.compare(cost(one, chosen), cost(other, chosen)))
                        .orElse(List.of()));
            }
            return withoutLonger(chosen);
        }

        private static int cost(List<String> part, Set<String> chosen) {
            return part.stream()
                    .filter(phrase -> !chosen.contains(phrase))
                    .mapToInt(phrase -> phrase.length() + 1 + (isShort(phrase) ? COMMON : 0))
                    .sum();
        }

        /** Such words stand in every other text; a search for them finds too much. */
        private static boolean isShort(String phrase) {
            return phrase.length() < (phrase.codePoints().anyMatch(Builder::isDense) ? 2 : 5);
        }

        /** A letter of these says as much as several of others. */
        private static boolean isDense(int codePoint) {
            return switch (Character.UnicodeScript.of(codePoint)) {
                case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
                default -> false;
            };
        }

        /** Whoever finds "code" finds "no code" too. */
        private static List<String> withoutLonger(Collection<String> phrases) {
            Set<String> all = new TreeSet<>(phrases);
            return all.stream().filter(phrase -> !holdsAnother(phrase, all)).toList();
        }

        private static boolean holdsAnother(String phrase, Set<String> all) {
            String[] words = phrase.split(" ", -1);
            for (int from = 0; from < words.length; from++) {
                StringBuilder run = new StringBuilder();
                for (int to = from; to < words.length; to++) {
                    run.append(to == from ? "" : " ").append(words[to]);
                    boolean shorter = to - from + 1 < words.length;
                    if (shorter && all.contains(run.toString())) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static List<String> phrases(JsonNode node) {
            List<String> phrases = new ArrayList<>();
            (node.isString() ? List.of(node) : node).forEach(phrase -> {
                String plain = plain(phrase.asString(""));
                if (!plain.isEmpty()) {
                    phrases.add(plain);
                }
            });
            return phrases;
        }

        /** The star of a stem goes. */
        private static String plain(String phrase) {
            return phrase.replace("*", "").strip().replaceAll("\\s+", " ");
        }
    }
}
