package dev.landfall.language;

import java.lang.Character.UnicodeScript;

/** Cuts folded text into words and sentences. */
final class Words {
    static final char SENTENCE = '|';

    private static final int DRAWN_OUT = 3;

    private final StringBuilder out;
    private int last;
    private int run;

    private Words(int capacity) {
        out = new StringBuilder(capacity);
    }

    /** Hashtags and mentions written as {@code #NoMeLlega_elCodigo} come apart into their words. */
    static String openTags(String text) {
        if (text.indexOf('#') < 0 && text.indexOf('@') < 0 && text.indexOf('＃') < 0) {
            return text;
        }
        var out = new StringBuilder(text.length() + 16);
        boolean inTag = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean opens = c == '#' || c == '@' || c == '＃';
            inTag = opens || inTag && (Character.isLetterOrDigit(c) || c == '_' || Folding.isExtender(c));
            if (inTag && !opens && Character.isUpperCase(c) && Character.isLowerCase(text.charAt(at - 1))) {
                out.append(' ');
            }
            out.append(inTag && c == '_' ? ' ' : c);
        }
        return out.toString();
    }

    static String of(String folded) {
        var words = new Words(folded.length());
        char gap = 0;
        for (int at = 0; at < folded.length(); ) {
            int point = folded.codePointAt(at);
            int next = at + Character.charCount(point);
            if (isWordPart(point)) {
                words.gap(gap, point);
                words.letter(point);
                gap = 0;
            } else if (!(point == '\'' && isInsideWord(folded, at))) {
                gap = gap == SENTENCE || endsSentence(folded, point, next) ? SENTENCE : ' ';
            }
            at = next;
        }
        return words.out.toString();
    }

    private void gap(char gap, int point) {
        if (gap == 0 || out.isEmpty()) {
            return;
        }
        if (gap == ' ' && isSpaceless(last) && isSpaceless(point) && !Folding.isExtender(point)) {
            return;
        }
        out.append(gap);
        last = gap;
    }

    /** "nooooo" is "no": a letter drawn out to three or more counts once; digits and ideographs stay. */
    private void letter(int point) {
        run = point == last ? run + 1 : 1;
        last = point;
        if (run < DRAWN_OUT || !Character.isLetter(point) || Character.isIdeographic(point)) {
            out.appendCodePoint(point);
        } else if (run == DRAWN_OUT) {
            out.setLength(out.length() - Character.charCount(point));
        }
    }

    private static boolean isInsideWord(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetter(text.charAt(at - 1))
                && Character.isLetter(text.charAt(at + 1))
                && !Folding.isExtender(text.charAt(at + 1));
    }

    private static boolean endsSentence(String text, int point, int next) {
        return switch (point) {
            case '!', '?', ';', '|', '。', '।', '॥', '؟', '؛', '۔', '…', '\u2029' -> true;
            case '.' -> next >= text.length() || !Character.isLetterOrDigit(text.charAt(next));
            default -> false;
        };
    }

    static boolean isWordPart(int point) {
        return Character.isLetterOrDigit(point) || Folding.isExtender(point) && !isEnclosing(point);
    }

    private static boolean isEnclosing(int point) {
        return Character.getType(point) == Character.ENCLOSING_MARK;
    }

    /** Scripts written without spaces, where a phrase may begin and end anywhere. */
    static boolean isSpaceless(int point) {
        if (point < 0xE00) {
            return false;
        }
        if (point >= 0x4E00 && point <= 0x9FFF || point == 0x30FC || Folding.isLoneSurrogate(point)) {
            return true;
        }
        UnicodeScript script = UnicodeScript.of(point);
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
