package dev.landfall.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Other spellings that a text may stand for, tried in turn where no rule matched it as it is, each with less
 * confidence: ends after an apostrophe as words of their own, drawn-out letters as double ones, letters of another
 * script that are drawn alike, digits in place of letters.
 */
final class Readings {
    private static final double ELIDED = 0.95;
    private static final double DRAWN_OUT = 0.9;
    private static final double LOOK_ALIKE = 0.6;
    private static final double DIGITS = 0.5;
    private static final int APOSTROPHES = 1;
    private static final int REPEATS = 2;
    private static final int MIXED_SCRIPTS = 4;
    private static final int MIXED_DIGITS = 8;
    private static final Pattern DRAWN = Pattern.compile("(\\p{L})\\1{2,}", Pattern.CASE_INSENSITIVE);
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['’ʼ](\\p{L}+)");
    /** Longer texts are no posts, and say what they mean somewhere. */
    private static final int LONGEST = 5000;

    private final LookAlikes alikes;

    private Readings(LookAlikes alikes) {
        this.alikes = alikes;
    }

    private static final class Shared {
        static final Readings INSTANCE = new Readings(LookAlikes.load());
    }

    private record Reading(String text, double factor) {}

    static List<PhraseRules.Found> firstFound(String text, Function<String, List<PhraseRules.Found>> find) {
        int signs = text.length() > LONGEST ? 0 : signs(text);
        if (signs == 0) {
            return List.of();
        }
        for (Reading reading : Shared.INSTANCE.of(text, signs)) {
            List<PhraseRules.Found> found = find.apply(reading.text());
            if (!found.isEmpty()) {
                return found.stream().map(one -> one.weakened(reading.factor())).toList();
            }
        }
        return List.of();
    }

    /** A cheap look for what may be read otherwise, since most posts match nothing and have none of it. */
    private static int signs(String text) {
        int signs = 0;
        boolean latin = false;
        boolean other = false;
        char before = ' ';
        char earlier = ' ';
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            signs |= c == '\'' || c == '’' || c == 'ʼ' ? APOSTROPHES : 0;
            signs |= isDigit(c) && isLatin(before) || isLatin(c) && isDigit(before) ? MIXED_DIGITS : 0;
            signs |= c == before && c == earlier && c > '9' ? REPEATS : 0;
            latin |= isLatin(c);
            other |= c >= 0x370 && c < 0x590;
            earlier = before;
            before = c;
        }
        return signs | (latin && other ? MIXED_SCRIPTS : 0);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLatin(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private List<Reading> of(String text, int signs) {
        var seen = new LinkedHashSet<String>();
        String words = Normal.words(text);
        seen.add(words);
        var readings = new ArrayList<Reading>();
        if ((signs & APOSTROPHES) != 0) {
            String apart = APOSTROPHE
                    .matcher(text)
                    .replaceAll(end -> alikes.isJoined(end.group(1)) ? "'" + end.group(1) : " " + end.group(1));
            add(apart, ELIDED, seen, readings);
        }
        if ((signs & REPEATS) != 0) {
            add(DRAWN.matcher(text).replaceAll("$1$1"), DRAWN_OUT, seen, readings);
        }
        String alike = (signs & MIXED_SCRIPTS) == 0 ? words : alikes.inOneScript(words);
        add(alike, LOOK_ALIKE, seen, readings);
        for (int choice = 0; choice < 2 && (signs & (MIXED_DIGITS | MIXED_SCRIPTS)) != 0; choice++) {
            add(alikes.lettersForDigits(alike, choice), DIGITS, seen, readings);
        }
        return readings;
    }

    private static void add(String text, double factor, LinkedHashSet<String> seen, List<Reading> readings) {
        if (seen.add(Normal.words(text))) {
            readings.add(new Reading(text, factor));
        }
    }
}
