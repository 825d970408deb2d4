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
        if (text.length() > LONGEST || !mayMeanMore(text)) {
            return List.of();
        }
        for (Reading reading : Shared.INSTANCE.of(text)) {
            List<PhraseRules.Found> found = find.apply(reading.text());
            if (!found.isEmpty()) {
                return found.stream().map(one -> one.weakened(reading.factor())).toList();
            }
        }
        return List.of();
    }

    /** A cheap look for what {@link #of} would change: an apostrophe, a digit, three of a kind, two scripts. */
    private static boolean mayMeanMore(String text) {
        boolean latin = false;
        boolean other = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\'' || c == '’' || c == 'ʼ' || c >= '0' && c <= '9') {
                return true;
            }
            latin |= c >= 'A' && c <= 'z';
            other |= c >= 0x370 && c < 0x590;
            if (at > 1 && c == text.charAt(at - 1) && c == text.charAt(at - 2)) {
                return true;
            }
        }
        return latin && other;
    }

    private List<Reading> of(String text) {
        var seen = new LinkedHashSet<String>();
        seen.add(Normal.words(text));
        var readings = new ArrayList<Reading>();
        String apart = APOSTROPHE
                .matcher(text)
                .replaceAll(end -> alikes.isJoined(end.group(1)) ? "'" + end.group(1) : " " + end.group(1));
        add(apart, ELIDED, seen, readings);
        add(DRAWN.matcher(text).replaceAll("$1$1"), DRAWN_OUT, seen, readings);
        String alike = alikes.inOneScript(Normal.words(text));
        add(alike, LOOK_ALIKE, seen, readings);
        for (int choice = 0; choice < 2; choice++) {
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
