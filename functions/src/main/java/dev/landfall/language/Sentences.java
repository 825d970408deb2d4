package dev.landfall.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into sentences, in one pass and in any script: by full stops that end no abbreviation or number, by the
 * marks of Chinese, Japanese, Hindi and Arabic, by spaces in long Thai runs, by blank lines, lists and lines too short
 * to be wrapped.
 */
public final class Sentences {

    private static final String STOPS = ".!?…؟۔";
    private static final String WIDE_STOPS = "。！？｡।॥";
    private static final String CLOSERS = "\"'”’»)]）」』】";
    private static final int WRAPPED = 50;
    private static final int WRAPPED_IDEOGRAPHS = 30;
    private static final int LONGEST_THAI = 60;

    private final String text;
    private final SummaryCues cues;
    private final List<Span> found = new ArrayList<>();
    private int start;
    private int lineStart;

    private Sentences(String text, SummaryCues cues) {
        this.text = text;
        this.cues = cues;
    }

    /** The sentences of a text in order, without the white space around them. */
    public static List<Span> of(String text, SummaryCues cues) {
        Sentences sentences = new Sentences(text, cues);
        sentences.read();
        return List.copyOf(sentences.found);
    }

    private void read() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\u2028' || c == '\u2029') {
                if (hardBreak(i)) {
                    cut(i);
                }
                lineStart = i + 1;
                i++;
            } else if (WIDE_STOPS.indexOf(c) >= 0 || STOPS.indexOf(c) >= 0 && stops(i)) {
                i = afterClosers(i + 1);
                cut(i);
            } else if (c == ' ' && i - start > LONGEST_THAI && thai(i - 1) && thai(i + 1)) {
                cut(i);
                i++;
            } else {
                i++;
            }
        }
        cut(text.length());
    }

    private void cut(int end) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        if (from < to) {
            found.add(new Span(from, to));
        }
        start = end;
    }

    private int afterClosers(int at) {
        int i = at;
        while (i < text.length()
                && (CLOSERS.indexOf(text.charAt(i)) >= 0
                        || STOPS.indexOf(text.charAt(i)) >= 0
                        || WIDE_STOPS.indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    private boolean stops(int at) {
        int next = afterClosers(at + 1);
        if (next < text.length() && !Character.isWhitespace(text.charAt(next))) {
            return false;
        }
        if (text.charAt(at) != '.' || next > at + 1) {
            return true;
        }
        int word = at;
        while (word > start
                && at - word < 20
                && !Character.isWhitespace(text.charAt(word - 1))
                && "([\"'«“".indexOf(text.charAt(word - 1)) < 0) {
            word--;
        }
        String before = text.substring(word, at);
        boolean initial = before.length() == 1 && Character.isUpperCase(before.charAt(0));
        boolean listNumber = word == lineStart
                && !before.isEmpty()
                && before.length() <= 2
                && before.chars().allMatch(Character::isDigit);
        return !initial && !listNumber && !(cues.isAbbreviation(before) && !lastOfLine(next));
    }

    private boolean lastOfLine(int at) {
        return at >= text.length() || text.charAt(at) == '\n';
    }

    private boolean hardBreak(int newline) {
        int next = newline + 1;
        while (next < text.length()
                && (text.charAt(next) == ' ' || text.charAt(next) == '\t' || text.charAt(next) == '\r')) {
            next++;
        }
        if (next >= text.length()
                || text.charAt(next) == '\n'
                || "-*•·>–—".indexOf(text.charAt(next)) >= 0
                || Character.isDigit(text.charAt(next)) && listItem(next)) {
            return true;
        }
        int length = newline - lineStart;
        boolean dense = length > 0 && spaceless(text.charAt(newline - 1));
        return length < (dense ? WRAPPED_IDEOGRAPHS : WRAPPED);
    }

    private boolean listItem(int at) {
        int i = at;
        while (i < text.length() && i < at + 3 && Character.isDigit(text.charAt(i))) {
            i++;
        }
        return i < text.length() && ".)、".indexOf(text.charAt(i)) >= 0;
    }

    private boolean thai(int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= 0x0E00 && text.charAt(at) < 0x0E80;
    }

    /** Whether a letter belongs to a script that puts no space between words. */
    static boolean spaceless(char c) {
        return c >= 0x2E80 && c < 0xA000 || c >= 0x0E00 && c < 0x0F00 || c >= 0xF900 && c < 0xFB00 || c >= 0xFF00;
    }
}
