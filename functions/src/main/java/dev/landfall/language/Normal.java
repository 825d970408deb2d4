package dev.landfall.language;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.jspecify.annotations.Nullable;

/**
 * The one spelling in which rules and text meet: compatibility form, folded case, without invisible characters,
 * vowel points, accents and nuktas, with ASCII digits.
 *
 * <p>{@link #fold} keeps punctuation; {@link #words} leaves words apart by one space and sentences by {@code |}.
 * Both are idempotent, linear in the text's length and accept any string, lone surrogates included.
 */
public final class Normal {
    /** More marks on one letter than any orthography needs are decoration and are dropped. */
    private static final int MARKS_KEPT = 8;

    private static final int LETTER = 16;

    private Normal() {}

    /** Folded text and, per character of it, the index of the source character it came from. */
    public record Folded(String text, int[] offsets) {
        public Folded {
            offsets = offsets.clone();
        }

        @Override
        public int[] offsets() {
            return offsets.clone();
        }
    }

    public static String fold(String text) {
        return folded(text, null).toString();
    }

    public static Folded foldWithOffsets(String text) {
        var offsets = new Offsets(text.length());
        return new Folded(folded(text, offsets).toString(), offsets.toArray());
    }

    /** Words apart by one space, sentences by {@code |}; no space where the script writes none. */
    public static String words(String text) {
        return wordsOf(text).toString();
    }

    static Chars wordsOf(String text) {
        return Words.of(folded(Words.openTags(text), null));
    }

    private static Chars folded(String source, @Nullable Offsets offsets) {
        char[] text = source.toCharArray();
        var out = new Chars(text.length + LETTER);
        int next = text.length == 0 ? 0 : Glyphs.of(text[0]);
        for (int at = 0; at < text.length; ) {
            int glyph = next;
            int from = at++;
            next = at < text.length ? Glyphs.of(text[at]) : 0;
            if ((glyph & Glyphs.DIRECT) != 0 && (next & Glyphs.JOINS) == 0) {
                out.add((char) glyph);
            } else if ((glyph & Glyphs.SURROGATE) != 0 && Folding.isInvisible(Character.codePointAt(text, from))) {
                at += at < text.length ? 1 : 0;
                next = at < text.length ? Glyphs.of(text[at]) : 0;
            } else if ((glyph & Glyphs.INVISIBLE) == 0) {
                at = cluster(text, from, out);
                next = at < text.length ? Glyphs.of(text[at]) : 0;
            }
            if (offsets != null) {
                offsets.fill(out.size(), from);
            }
        }
        return out;
    }

    private static boolean isAlone(char[] text, int next) {
        return next >= text.length || (Glyphs.of(text[next]) & Glyphs.JOINS) == 0;
    }

    /** Folds a letter with the marks on it, invisible characters left out, and returns where the next one begins. */
    private static int cluster(char[] text, int from, Chars out) {
        int point = Character.codePointAt(text, from);
        int at = from + Character.charCount(point);
        if (isAlone(text, at) && !Folding.isLoneSurrogate(point)) {
            out.add(Glyphs.fold(text, from, at));
            return at;
        }
        var letter = new Chars(LETTER);
        letter.addPoint(Folding.isLoneSurrogate(point) ? ' ' : point);
        int marks = 0;
        while (at < text.length) {
            point = Character.codePointAt(text, at);
            if (!Folding.isInvisible(point)) {
                if (!Folding.isExtender(point)) {
                    break;
                }
                if (marks++ < MARKS_KEPT) {
                    letter.addPoint(point);
                }
            }
            at += Character.charCount(point);
        }
        out.add(Glyphs.fold(letter.array(), 0, letter.size()));
        return at;
    }

    static String compose(CharSequence text) {
        return Normalizer.normalize(text, Form.NFC);
    }

    static String decompose(CharSequence text) {
        return Normalizer.normalize(text, Form.NFKD);
    }

    /** Grows with the folded text, which can be longer than its source. */
    private static final class Offsets {
        private int[] starts;
        private int size;

        Offsets(int capacity) {
            starts = new int[Math.max(16, capacity)];
        }

        void fill(int length, int at) {
            if (length > starts.length) {
                starts = java.util.Arrays.copyOf(starts, Math.max(length, starts.length * 2));
            }
            while (size < length) {
                starts[size++] = at;
            }
        }

        int[] toArray() {
            return java.util.Arrays.copyOf(starts, size);
        }
    }
}
