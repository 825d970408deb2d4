package dev.landfall.language;

import java.lang.Character.UnicodeScript;

/** Cuts folded text into words and sentences. */
final class Words {
    static final char SENTENCE = '|';

    private static final int DRAWN_OUT = 3;

    private final Chars out;
    private int last;
    private int run;
    private boolean spaceless;

    private Words(int capacity) {
        out = new Chars(capacity);
    }

    /** Hashtags and mentions written as {@code #NoMeLlega_elCodigo} come apart into their words. */
    static String openTags(String text) {
        if (text.indexOf('#') < 0 && text.indexOf('@') < 0 && text.indexOf('＃') < 0 && text.indexOf('＠') < 0) {
            return text;
        }
        var out = new StringBuilder(text.length() + 16);
        boolean inTag = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean opens = c == '#' || c == '@' || c == '＃' || c == '＠';
            boolean joins = c == '_' || c == '＿';
            inTag = opens || inTag && (joins || (Glyphs.of(c) & (Glyphs.WORD | Glyphs.EXTENDER)) != 0);
            if (inTag && !opens && beginsWord(text, at)) {
                out.append(' ');
            }
            out.append(inTag && joins ? ' ' : c);
        }
        return out.toString();
    }

    /** In {@code OTPNotReceived} the N and the R begin a word. */
    private static boolean beginsWord(String text, int at) {
        if (!Character.isUpperCase(text.charAt(at))) {
            return false;
        }
        char before = text.charAt(at - 1);
        return Character.isLowerCase(before)
                || Character.isUpperCase(before)
                        && at + 1 < text.length()
                        && Character.isLowerCase(text.charAt(at + 1));
    }

    static Chars of(Chars folded) {
        var words = new Words(folded.size() + folded.size() / 8);
        char[] text = folded.array();
        int end = folded.size();
        char gap = 0;
        for (int at = 0; at < end; at++) {
            char c = text[at];
            int glyph = Glyphs.of(c);
            int point = c;
            if (Character.isHighSurrogate(c) && at + 1 < end) {
                point = Character.toCodePoint(c, text[++at]);
                glyph = Glyphs.ofPoint(point);
            }
            if ((glyph & Glyphs.WORD) != 0) {
                if (gap != 0 || words.spaceless != ((glyph & Glyphs.SPACELESS) != 0)) {
                    words.gap(gap, glyph);
                    gap = 0;
                }
                if (point != words.last) {
                    words.newLetter(point, glyph);
                } else {
                    words.sameLetter(point, glyph);
                }
            } else if (c != '\'' || !isInsideWord(text, at, end)) {
                gap = gap == SENTENCE || (glyph & Glyphs.STOP) != 0 || c == '.' && isFullStop(text, at, end)
                        ? SENTENCE
                        : ' ';
            }
        }
        return words.out;
    }

    /** Scripts without spaces have none inside, and one between them and others, however it was typed. */
    private void gap(char gap, int glyph) {
        if (out.isEmpty() || (glyph & Glyphs.EXTENDER) != 0 && gap == 0) {
            return;
        }
        boolean now = (glyph & Glyphs.SPACELESS) != 0;
        if (gap == SENTENCE) {
            out.add(SENTENCE);
            last = SENTENCE;
        } else if (gap == ' ' && !(spaceless && now && (glyph & Glyphs.EXTENDER) == 0) || spaceless != now) {
            out.add(' ');
            last = ' ';
        }
    }

    private void newLetter(int point, int glyph) {
        run = 1;
        last = point;
        if ((glyph & Glyphs.EXTENDER) == 0) {
            spaceless = (glyph & Glyphs.SPACELESS) != 0;
        }
        out.addPoint(point);
    }

    /** "nooooo" is "no": a letter drawn out to three or more counts once; digits and ideographs stay. */
    private void sameLetter(int point, int glyph) {
        run++;
        if (run < DRAWN_OUT || (glyph & Glyphs.DRAWABLE) == 0) {
            out.addPoint(point);
        } else if (run == DRAWN_OUT) {
            out.drop(Character.charCount(point));
        }
    }

    private static boolean isInsideWord(char[] text, int at, int end) {
        return at > 0
                && at + 1 < end
                && (Glyphs.of(text[at - 1]) & Glyphs.LETTER) != 0
                && (Glyphs.of(text[at + 1]) & (Glyphs.LETTER | Glyphs.EXTENDER)) == Glyphs.LETTER;
    }

    private static boolean isFullStop(char[] text, int at, int end) {
        return at + 1 >= end || !Character.isLetterOrDigit(text[at + 1]);
    }

    static boolean isStop(int point) {
        return switch (point) {
            case '!', '?', ';', '|', '。', '।', '॥', '؟', '؛', '۔', '…', '\u2029' -> true;
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
