package dev.landfall.language;

/**
 * What each character of the Basic Multilingual Plane is and folds to, found out at its first use and then looked up.
 * The table and the clusters are caches of pure functions: a lost write only costs a second look.
 */
final class Glyphs {
    /** Folds to one character when no mark follows; the low 16 bits hold it. */
    static final int DIRECT = 1 << 16;

    static final int INVISIBLE = 1 << 17;
    static final int EXTENDER = 1 << 18;
    /** The bits below say what the character is once folded. */
    static final int WORD = 1 << 19;

    static final int SPACELESS = 1 << 20;
    /** A letter that people draw out: not a digit, not an ideograph. */
    static final int DRAWABLE = 1 << 21;

    static final int LETTER = 1 << 22;
    static final int STOP = 1 << 23;
    static final int SURROGATE = 1 << 24;
    private static final int KNOWN = 1 << 30;
    /** May belong to the letter before it. */
    static final int JOINS = INVISIBLE | EXTENDER | SURROGATE;

    private static final int[] TABLE = new int[0x10000];
    private static final int CLUSTERS = 4096;
    private static final Cluster[] CACHE = new Cluster[CLUSTERS];
    private static final int LONGEST = 4;

    private Glyphs() {}

    private record Cluster(long key, char[] folded) {}

    static int of(char c) {
        int glyph = TABLE[c];
        return glyph != 0 ? glyph : look(c);
    }

    private static int look(char c) {
        int glyph = KNOWN | ofPoint(c) | (Character.isHighSurrogate(c) ? SURROGATE : 0);
        if (!Character.isSurrogate(c) && Character.isDefined(c) && (glyph & (INVISIBLE | EXTENDER)) == 0) {
            String folded = Folding.cluster(String.valueOf(c));
            glyph |= folded.length() == 1 ? DIRECT | folded.charAt(0) : 0;
        }
        TABLE[c] = glyph;
        return glyph;
    }

    /** The bits of any code point, without what it folds to. */
    static int ofPoint(int point) {
        if (isPicture(point)) {
            return 0;
        }
        int glyph = Folding.isInvisible(point) ? INVISIBLE : 0;
        glyph |= Folding.isExtender(point) ? EXTENDER : 0;
        if (Words.isWordPart(point)) {
            boolean letter = Character.isLetter(point);
            glyph |= WORD | (letter ? LETTER : 0);
            glyph |= letter && !Character.isIdeographic(point) ? DRAWABLE : 0;
            glyph |= Words.isSpaceless(point) ? SPACELESS : 0;
        }
        return glyph | (Words.isStop(point) ? STOP : 0);
    }

    /** Emoji and other pictures, which are none of what the tables tell apart. */
    static boolean isPicture(int point) {
        return point >= 0x1F300 && point <= 0x1FAFF;
    }

    /** Folds a letter with its marks; those met often are kept. */
    static char[] fold(char[] text, int from, int to) {
        if (to - from > LONGEST) {
            return Folding.cluster(new String(text, from, to - from)).toCharArray();
        }
        long key = 0;
        for (int at = from; at < to; at++) {
            key = key << 16 | text[at];
        }
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & CLUSTERS - 1;
        Cluster known = CACHE[slot];
        if (known == null || known.key() != key) {
            known = new Cluster(
                    key, Folding.cluster(new String(text, from, to - from)).toCharArray());
            CACHE[slot] = known;
        }
        return known.folded();
    }
}
