package dev.landfall.language;

import java.lang.Character.UnicodeScript;

/** Cuts folded text into words and sentences. */
final class Words {
    static final char SENTENCE = '|';

    private Words() {}

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
        var out = new StringBuilder(folded.length());
        char gap = 0;
        for (int at = 0; at < folded.length(); ) {
            int point = folded.codePointAt(at);
            int next = at + Character.charCount(point);
            if (isWordPart(point)) {
                appendGap(out, gap, point);
                gap = 0;
                appendLetter(out, point);
            } else if (!(point == '\'' && isInsideWord(folded, at))) {
                gap = gap == SENTENCE || endsSentence(folded, point, next) ? SENTENCE : ' ';
            }
            at = next;
        }
        return out.toString();
    }

    private static void appendGap(StringBuilder out, char gap, int point) {
        if (gap == 0 || out.isEmpty()) {
            return;
        }
        if (gap == ' ' && isSpaceless(out.codePointBefore(out.length())) && isSpaceless(point)) {
            return;
        }
        out.append(gap);
    }

    /** "nooooo" is "no": a letter drawn out to three or more counts once; digits stay. */
    private static void appendLetter(StringBuilder out, int point) {
        int length = out.length();
        if (Character.isLetter(point) && Character.isBmpCodePoint(point) && length >= 2 && !isIdeograph(point)) {
            if (out.charAt(length - 1) == point && out.charAt(length - 2) == point) {
                return;
            }
        }
        out.appendCodePoint(point);
    }

    private static boolean isIdeograph(int point) {
        return Character.isIdeographic(point);
    }

    private static boolean isInsideWord(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetter(text.charAt(at - 1))
                && Character.isLetter(text.charAt(at + 1));
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
        if (point >= 0x4E00 && point <= 0x9FFF || point == 0x30FC || Character.isSurrogate((char) point)) {
            return true;
        }
        UnicodeScript script = UnicodeScript.of(point);
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
