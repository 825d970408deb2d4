package dev.landfall.language;

import dev.landfall.language.SummaryCues.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Picks the sentences that say what happened, since when, what was tried and what is asked; always words of the source,
 * so always in its language. Deterministic; time grows with the length of the text.
 */
public final class Summary {

    private static final int MOST_SENTENCES = 6;
    /** Without facts to save, three say enough. */
    private static final int FEW_SENTENCES = 3;

    /** What a fact is worth that no chosen sentence has told yet. */
    private static final double FACT = 2.5;

    private static final int LONG_TEXT = 360;
    private static final int LONGEST_SENTENCE = 220;
    private static final int SHORTEST_CLAUSE = 40;
    private static final int SHORTEST_SENTENCE = 4;
    private static final int MOST_CANDIDATES = 2000;

    private final String text;
    private final SummaryCues cues;
    private final List<Fact> facts;
    private final boolean isLong;
    private final Map<String, Integer> frequency = new HashMap<>();

    private Summary(String text, SummaryCues cues, List<Fact> facts) {
        this.text = text;
        this.cues = cues;
        this.facts = facts;
        this.isLong = isLong(text);
    }

    private record Candidate(Span span, String wording, Set<Topic> topics, Set<Integer> facts, double base) {}

    /** Summarises one text, best the visible text of a mail; at most three sentences, a third of a long text. */
    public static List<SummarySentence> of(String text, SummaryCues cues) {
        return of(text, cues, List.of());
    }

    /** The same, with as many of the facts told as a third of the text holds; then up to six sentences. */
    public static List<SummarySentence> of(String text, SummaryCues cues, List<Fact> facts) {
        return new Summary(text, cues, facts).pick();
    }

    private List<SummarySentence> pick() {
        List<Span> spans = clauses();
        for (Span span : spans) {
            words(text.substring(span.start(), span.end())).forEach(word -> frequency.merge(word, 1, Integer::sum));
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            candidates.add(candidate(spans.get(i), i));
        }
        int total = text.strip().length();
        int budget = isLong ? total / 3 : total;
        List<Candidate> chosen = chosen(candidates, budget);
        return chosen.stream()
                .sorted(Comparator.comparingInt(candidate -> candidate.span().start()))
                .map(candidate -> sentence(candidate.span()))
                .toList();
    }

    /** An ideograph, a syllable of Korean or a Thai letter says about as much as two letters elsewhere. */
    private static boolean isLong(String text) {
        long dense = text.chars()
                .filter(c -> Sentences.spaceless((char) c) || c >= 0xAC00 && c <= 0xD7A3)
                .count();
        return text.strip().length() + dense >= LONG_TEXT;
    }

    private SummarySentence sentence(Span span) {
        return SummarySentence.of(text, span);
    }

    private static List<Candidate> chosen(List<Candidate> candidates, int budget) {
        List<Candidate> chosen = new ArrayList<>();
        Set<Topic> covered = EnumSet.noneOf(Topic.class);
        Set<Integer> told = new HashSet<>();
        Set<String> said = new HashSet<>();
        int left = budget;
        while (chosen.size() < MOST_SENTENCES) {
            Candidate best = null;
            double bestValue = 0;
            for (Candidate candidate : candidates) {
                int length = candidate.span().end() - candidate.span().start();
                double value = candidate.base()
                        + 2.0
                                * candidate.topics().stream()
                                        .filter(topic -> !covered.contains(topic))
                                        .count();
                long fresh = candidate.facts().stream()
                        .filter(fact -> !told.contains(fact))
                        .count();
                value += FACT * fresh;
                if (chosen.size() >= FEW_SENTENCES && fresh == 0) {
                    continue;
                }
                if (length <= left && value > bestValue && !said.contains(candidate.wording())) {
                    best = candidate;
                    bestValue = value;
                }
            }
            if (best == null) {
                break;
            }
            chosen.add(best);
            said.add(best.wording());
            covered.addAll(best.topics());
            told.addAll(best.facts());
            // Sentences are shown with something between them.
            left -= best.span().end() - best.span().start() + 1;
        }
        return chosen;
    }

    private Candidate candidate(Span span, int position) {
        String sentence = text.substring(span.start(), span.end());
        Set<Topic> topics = cues.topics(sentence);
        double value = topics.stream().mapToDouble(cues::weight).sum();
        value += 1.5 / (1 + position);
        value += sentence.chars().anyMatch(Character::isDigit) ? 1.5 : 0;
        value += density(sentence);
        if (cues.isCourtesy(sentence) && sentence.length() < 80) {
            value -= topics.contains(Topic.PROBLEM) || sentence.chars().anyMatch(Character::isDigit) ? 1 : 20;
        }
        if (sentence.codePoints().filter(Character::isLetterOrDigit).count() < SHORTEST_SENTENCE) {
            value -= 20;
        }
        return new Candidate(
                span, sentence.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "), topics, within(span), value);
    }

    private Set<Integer> within(Span span) {
        Set<Integer> within = new HashSet<>();
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).start() >= span.start() && facts.get(i).end() <= span.end()) {
                within.add(i);
            }
        }
        return within;
    }

    /** How much the words of a sentence recur in the text, between 0 and 1.5. */
    private double density(String sentence) {
        List<String> words = words(sentence);
        double sum = words.stream()
                .mapToDouble(word -> Math.min(3, frequency.getOrDefault(word, 0)) - 1.0)
                .sum();
        return words.isEmpty() ? 0 : Math.min(1.5, sum / words.size() + Math.min(0.5, words.size() / 20.0));
    }

    /** Words of four letters and more; pairs of characters where a script has no spaces. */
    private static List<String> words(String sentence) {
        List<String> words = new ArrayList<>();
        String lower = sentence.toLowerCase(Locale.ROOT);
        int start = 0;
        for (int i = 0; i <= lower.length(); i++) {
            boolean letter = i < lower.length() && inWord(lower.charAt(i));
            if (letter && Sentences.spaceless(lower.charAt(i))) {
                if (i + 1 < lower.length() && Character.isLetter(lower.charAt(i + 1))) {
                    words.add(lower.substring(i, i + 2));
                }
                start = i + 1;
            } else if (!letter) {
                if (i - start >= 4) {
                    words.add(lower.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }

    /** Vowel signs of Hindi, Thai and Arabic are part of the word. */
    private static boolean inWord(char c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Sentences, the long ones cut at commas so that a third of the text can hold them. */
    private List<Span> clauses() {
        List<Span> spans = new ArrayList<>();
        for (Span sentence : Sentences.of(text, cues)) {
            if (spans.size() >= MOST_CANDIDATES) {
                break;
            }
            if (sentence.end() - sentence.start() <= LONGEST_SENTENCE
                    && (!isLong || sentence.end() - sentence.start() <= text.length() / 3)) {
                spans.add(sentence);
            } else {
                cutLong(sentence, spans);
            }
        }
        return spans;
    }

    private void cutLong(Span sentence, List<Span> spans) {
        int start = sentence.start();
        int space = -1;
        for (int i = start; i < sentence.end(); i++) {
            char c = text.charAt(i);
            boolean comma = ",;:，、；，،؛".indexOf(c) >= 0 && i - start >= SHORTEST_CLAUSE;
            boolean full = i - start >= LONGEST_SENTENCE;
            space = Character.isWhitespace(c) ? i : space;
            if (comma || full) {
                int end = comma ? i + 1 : space > start ? space : safe(i);
                addTrimmed(start, end, spans);
                start = end;
            }
        }
        addTrimmed(start, sentence.end(), spans);
    }

    private int safe(int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private void addTrimmed(int start, int end, List<Span> spans) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        if (from < to && spans.size() < MOST_CANDIDATES) {
            spans.add(new Span(from, to));
        }
    }
}
