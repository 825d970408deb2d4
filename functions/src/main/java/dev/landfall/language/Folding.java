package dev.landfall.language;

/** How one letter with its marks is folded; the tables follow each script's own habits of spelling. */
final class Folding {
    private static final int ROUNDS = 3;

    private Folding() {}

    static boolean isLoneSurrogate(int point) {
        return point >= 0xD800 && point <= 0xDFFF;
    }

    /** Draws nothing: formats (zero width, direction, soft hyphen), controls, variation selectors, fillers. */
    static boolean isInvisible(int point) {
        if (point < 0x80) {
            return point < 0x20 && point != '\t' && point != '\n' && point != '\r' || point == 0x7F;
        }
        if (isLoneSurrogate(point) || Glyphs.isPicture(point)) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.CONTROL -> true;
            default ->
                point == 0x34F
                        || point >= 0xFE00 && point <= 0xFE0F
                        || point >= 0xE0100 && point <= 0xE01EF
                        || point >= 0x180B && point <= 0x180F
                        || point == 0x115F
                        || point == 0x1160
                        || point == 0x3164
                        || point == 0xFFA0;
        };
    }

    /** Joins the letter before it: a mark, a Hangul vowel or final, a half-width voice mark. */
    static boolean isExtender(int point) {
        if (point < 0x300 || Glyphs.isPicture(point)) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> point >= 0x1161 && point <= 0x11FF || point == 0xFF9E || point == 0xFF9F;
        };
    }

    static String cluster(String cluster) {
        String folded = once(cluster);
        for (int round = 1; round < ROUNDS; round++) {
            String again = once(folded);
            if (again.equals(folded)) {
                break;
            }
            folded = again;
        }
        return folded;
    }

    private static String once(String cluster) {
        if (cluster.length() == 1 && isLetterOfHangul(cluster.charAt(0))) {
            return cluster;
        }
        String decomposed = Normal.decompose(cluster);
        var out = new StringBuilder(decomposed.length());
        decomposed
                .codePoints()
                .filter(point -> !isDropped(point) && !isInvisible(point))
                .forEach(p -> append(p, out));
        return Normal.compose(out);
    }

    /** A letter of Hangul that stands alone, as in ㅠㅠ, would otherwise join the syllable before it. */
    private static boolean isLetterOfHangul(char c) {
        return c >= 0x3131 && c <= 0x318E;
    }

    private static void append(int point, StringBuilder out) {
        if (isThaiTone(point)) {
            out.insert(beforeNikhahit(out), (char) point);
            return;
        }
        switch (point) {
            case 'ß', 'ẞ' -> out.append("ss");
            case 'æ', 'Æ' -> out.append("ae");
            case 'œ', 'Œ' -> out.append("oe");
            default -> out.appendCodePoint(letter(point));
        }
    }

    /** The tone goes before the nikhahit that ำ comes apart into, however it was typed. */
    private static int beforeNikhahit(StringBuilder out) {
        int at = out.length();
        while (at > 0 && out.charAt(at - 1) == 0x0E4D) {
            at--;
        }
        return at;
    }

    private static boolean isThaiTone(int point) {
        return point >= 0x0E48 && point <= 0x0E4B;
    }

    private static int letter(int point) {
        return switch (point) {
            case 'ı' -> 'i';
            case 'ς' -> 'σ';
            case 'ø', 'Ø' -> 'o';
            case 'ł', 'Ł' -> 'l';
            case 'đ', 'Đ' -> 'd';
            case '‘', '’', 'ʼ', '´', '`', 'ʻ' -> '\'';
            case 'ٱ' -> 'ا';
            case 'ى', 'ی' -> 'ي';
            case 'ة', 'ہ', 'ھ', 'ە' -> 'ه';
            case 'ک' -> 'ك';
            case 'ँ' -> 'ं';
            default -> {
                int digit =
                        Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(point, 10) : -1;
                yield digit >= 0 ? '0' + digit : Character.toLowerCase(Character.toUpperCase(point));
            }
        };
    }

    /** Marks that people leave out, add or type in several ways, so that no rule may depend on them. */
    private static boolean isDropped(int point) {
        return point >= 0x300 && point <= 0x36F
                || point >= 0x483 && point <= 0x489
                || point >= 0x591 && point <= 0x5C7 && Character.getType(point) == Character.NON_SPACING_MARK
                || isArabicMark(point)
                || isNukta(point)
                || point >= 0x1AB0 && point <= 0x1AFF
                || point >= 0x1DC0 && point <= 0x1DFF
                || point >= 0x20D0 && point <= 0x20FF
                || point >= 0xFE20 && point <= 0xFE2F;
    }

    private static boolean isArabicMark(int point) {
        return point == 0x640
                || point >= 0x610 && point <= 0x61A
                || point >= 0x64B && point <= 0x65F
                || point == 0x670
                || point >= 0x6D6 && point <= 0x6ED && Character.getType(point) == Character.NON_SPACING_MARK;
    }

    private static boolean isNukta(int point) {
        return switch (point) {
            case 0x93C, 0x9BC, 0xA3C, 0xABC, 0xB3C, 0xCBC -> true;
            default -> false;
        };
    }
}
