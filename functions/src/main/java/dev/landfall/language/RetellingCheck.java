package dev.landfall.language;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a retold sentence says nothing that its source does not: no number, name, date, amount, link or address of its
 * own. What cannot be proven is refused: where a script has no capitals, every word must be the source's; where it has no
 * spaces, every character and most pairs of them.
 */
public final class RetellingCheck {

    /** Why a sentence is refused. */
    public enum Fault {
        EMPTY,
        NUMBER,
        FACT,
        LINK,
        NAME,
        WORDS
    }

    private static final Pattern MASK = Pattern.compile("\\[(?:email|iban|card|phone|ip)]");
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern LINK = Pattern.compile("\\S*(?:://|www\\.|@)\\S*");
    private static final int SHORTEST_STEM = 4;
    private static final int LONGEST_ENDING = 2;
    private static final double MOST_NEW_WORDS = 0.34;
    private static final double FEWEST_KNOWN_PAIRS = 0.6;

    private final String source;
    private final String lower;
    private final Set<String> numbers = new HashSet<>();
    private final TreeSet<String> words = new TreeSet<>();
    private final Set<String> pairs = new HashSet<>();
    private final FactCues cues;

    public RetellingCheck(String source, FactCues cues) {
        this.source = plain(source);
        this.lower = this.source.toLowerCase(Locale.ROOT);
        this.cues = cues;
        NUMBER.matcher(this.source).results().forEach(found -> numbers.add(found.group()));
        WORD.matcher(lower).results().forEach(found -> words.add(found.group()));
        for (int i = 0; i + 2 <= lower.length(); i++) {
            pairs.add(lower.substring(i, i + 2));
        }
    }

    /** @param free words that a retelling may add, in lower case, such as "the user" */
    public Optional<Fault> fault(String sentence, Set<String> free) {
        String told = plain(MASK.matcher(sentence).replaceAll(" "));
        if (told.isBlank()) {
            return Optional.of(Fault.EMPTY);
        }
        if (NUMBER.matcher(told).results().anyMatch(found -> !numbers.contains(found.group()))) {
            return Optional.of(Fault.NUMBER);
        }
        if (LINK.matcher(told).results().anyMatch(found -> !source.contains(bare(found.group())))) {
            return Optional.of(Fault.LINK);
        }
        if (Facts.of(told, cues).stream().anyMatch(fact -> !hasFact(fact))) {
            return Optional.of(Fault.FACT);
        }
        return wordFault(told, free);
    }

    private boolean hasFact(Fact fact) {
        return fact.kind() == Fact.Kind.ADDRESS
                || fact.kind() == Fact.Kind.PHONE
                || lower.contains(fact.value().toLowerCase(Locale.ROOT));
    }

    private Optional<Fault> wordFault(String told, Set<String> free) {
        int all = 0;
        int unknown = 0;
        List<String> found =
                WORD.matcher(told).results().map(result -> result.group()).toList();
        for (String word : found) {
            String small = word.toLowerCase(Locale.ROOT);
            if (free.contains(small)) {
                continue;
            }
            all++;
            boolean known = isSpaceless(word) ? hasCharacters(small, free) : hasWord(small);
            if (!known && (!isCased(word) || Character.isUpperCase(word.codePointAt(0)))) {
                return Optional.of(isCased(word) ? Fault.NAME : Fault.WORDS);
            }
            unknown += known ? 0 : 1;
        }
        return unknown > Math.max(1, all * MOST_NEW_WORDS) ? Optional.of(Fault.WORDS) : Optional.empty();
    }

    /** The word itself, or one that differs in its ending only. */
    private boolean hasWord(String word) {
        if (words.contains(word)) {
            return true;
        }
        int shortest = script(word) == UnicodeScript.HANGUL ? LONGEST_ENDING : SHORTEST_STEM;
        int length = Math.max(shortest, word.length() - LONGEST_ENDING);
        if (word.length() < length) {
            return false;
        }
        String stem = word.substring(0, length);
        String next = words.ceiling(stem);
        return next != null && next.startsWith(stem);
    }

    private boolean hasCharacters(String word, Set<String> free) {
        String rest = word;
        for (String may : free) {
            rest = isSpaceless(may) ? rest.replace(may, " ") : rest;
        }
        int all = 0;
        int known = 0;
        for (int i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) != ' ' && lower.indexOf(rest.charAt(i)) < 0) {
                return false;
            }
            if (i > 0 && rest.charAt(i) != ' ' && rest.charAt(i - 1) != ' ') {
                all++;
                known += pairs.contains(rest.substring(i - 1, i + 1)) ? 1 : 0;
            }
        }
        return known >= all * FEWEST_KNOWN_PAIRS;
    }

    private static boolean isSpaceless(String word) {
        return !word.isEmpty() && Sentences.spaceless(word.charAt(0));
    }

    private static boolean isCased(String word) {
        return word.codePoints().anyMatch(point -> Character.isUpperCase(point) || Character.isLowerCase(point));
    }

    private static UnicodeScript script(String word) {
        return UnicodeScript.of(word.codePointAt(0));
    }

    private static String bare(String link) {
        Matcher trailing = Pattern.compile("[\\p{P}\\p{S}]+$").matcher(link);
        return trailing.find() ? link.substring(0, trailing.start()) : link;
    }

    /** One form of each letter, and the digits of all scripts as 0 to 9. */
    private static String plain(String text) {
        StringBuilder out = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .map(point -> Character.isDigit(point) ? '0' + Character.digit(point, 10) : point)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
