package dev.landfall.language;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Shows where a text has the phrases of a rule's groups, as a person would mark them. For people who write rules: what
 * decides is {@link KeywordRules}.
 */
public final class PhraseSpans {

    private PhraseSpans() {}

    /** A phrase as the rule has it, and where the text has it. */
    public record Marked(String phrase, Span span) {}

    /** The phrases of {@code any} and {@code all} that the text has, in the order of the text. */
    public static List<Marked> find(String text, JsonNode groups) {
        var index = new PhraseIndex.Builder();
        List<String> phrases = new ArrayList<>();
        for (JsonNode group : groups) {
            add(group.path("any"), index, phrases);
            group.path("all").forEach(part -> add(part, index, phrases));
        }
        String words = Normal.words(text);
        int[] places = places(text, words);
        List<Marked> marked = new ArrayList<>();
        index.build()
                .scan(
                        words,
                        (phrase, start, end) ->
                                marked.add(new Marked(phrases.get(phrase), span(text, places, start, end))));
        return marked.stream()
                .distinct()
                .sorted(java.util.Comparator.comparingInt(
                                (Marked mark) -> mark.span().start())
                        .thenComparingInt(mark -> mark.span().end()))
                .toList();
    }

    private static void add(JsonNode phrases, PhraseIndex.Builder index, List<String> names) {
        if (phrases.isString()) {
            String phrase = phrases.asString();
            if (index.add(phrase) == names.size()) {
                names.add(phrase);
            }
        } else {
            phrases.forEach(phrase -> add(phrase, index, names));
        }
    }

    /** The last letter with its marks, and what was drawn out, belongs to the span. */
    private static Span span(String text, int[] places, int start, int end) {
        int from = places[start];
        int last = Math.max(from, places[end - 1]);
        int next = end < places.length ? places[end] : text.length();
        int letter = text.codePointAt(last);
        int to = last + Character.charCount(letter);
        while (to < next && belongs(text.codePointAt(to), letter)) {
            to += Character.charCount(text.codePointAt(to));
        }
        return new Span(from, to);
    }

    private static boolean belongs(int point, int letter) {
        return point == letter || Folding.isExtender(point) || Folding.isInvisible(point);
    }

    /** For each letter of the words the index of the source character that it came from; a gap lies at the end. */
    private static int[] places(String text, String words) {
        String opened = Words.openTags(text);
        int[] ofOpened = openedPlaces(text, opened);
        Normal.Folded folded = Normal.foldWithOffsets(opened);
        int[] offsets = folded.offsets();
        int[] places = new int[words.length()];
        int at = 0;
        int last = 0;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == ' ' || c == Words.SENTENCE) {
                places[i] = text.length();
                continue;
            }
            int found = folded.text().indexOf(c, at);
            if (found >= 0) {
                at = found + 1;
                last = ofOpened[offsets[found]];
            }
            places[i] = last;
        }
        return places;
    }

    /** Opening a tag puts spaces between its words, nothing else. */
    private static int[] openedPlaces(String text, String opened) {
        int[] places = new int[opened.length()];
        int at = 0;
        for (int i = 0; i < opened.length(); i++) {
            boolean same = at < text.length()
                    && (opened.charAt(i) == text.charAt(at) || opened.charAt(i) == ' ' && text.charAt(at) == '_');
            places[i] = Math.min(at, Math.max(0, text.length() - 1));
            at += same ? 1 : 0;
        }
        return places;
    }
}
