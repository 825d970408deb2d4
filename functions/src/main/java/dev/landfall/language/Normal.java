package dev.landfall.language;

import java.text.Normalizer;
import java.text.Normalizer.Form;

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

    private static final int DIRECT_END = 0x1000;
    private static final char[] DIRECT = directFolds();

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
        var out = new StringBuilder(text.length());
        run(text, out, null);
        return out.toString();
    }

    public static Folded foldWithOffsets(String text) {
        var out = new StringBuilder(text.length());
        var offsets = new Offsets(text.length());
        run(text, out, offsets);
        return new Folded(out.toString(), offsets.toArray());
    }

    /** Words apart by one space, sentences by {@code |}; no space where the script writes none. */
    public static String words(String text) {
        return Words.of(fold(Words.openTags(text)));
    }

    private static void run(String text, StringBuilder out, @org.jspecify.annotations.Nullable Offsets offsets) {
        int length = text.length();
        var cluster = new StringBuilder();
        for (int at = 0; at < length; ) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (Folding.isInvisible(point)) {
                at = next;
                continue;
            }
            if (isAlone(text, next)) {
                char direct = direct(point);
                if (direct != 0) {
                    out.append(direct);
                    fill(offsets, out.length(), at);
                    at = next;
                    continue;
                }
            }
            cluster.setLength(0);
            cluster.appendCodePoint(Folding.isLoneSurrogate(point) ? ' ' : point);
            next = gather(text, next, cluster);
            out.append(Folding.cluster(cluster.toString()));
            fill(offsets, out.length(), at);
            at = next;
        }
    }

    private static void fill(@org.jspecify.annotations.Nullable Offsets offsets, int length, int at) {
        if (offsets != null) {
            offsets.fill(length, at);
        }
    }

    private static boolean isAlone(String text, int next) {
        return next >= text.length()
                || text.charAt(next) < 0x300 && text.charAt(next) != 0xAD
                || isIdeograph(text.charAt(next));
    }

    private static boolean isIdeograph(int point) {
        return point >= 0x4E00 && point <= 0x9FFF;
    }

    private static char direct(int point) {
        return point < DIRECT_END ? DIRECT[point] : isIdeograph(point) ? (char) point : 0;
    }

    private static int gather(String text, int from, StringBuilder cluster) {
        int marks = 0;
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (!Folding.isInvisible(point)) {
                if (!Folding.isExtender(point)) {
                    return at;
                }
                if (marks++ < MARKS_KEPT) {
                    cluster.appendCodePoint(point);
                }
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private static char[] directFolds() {
        var folds = new char[DIRECT_END];
        for (char c = 0; c < DIRECT_END; c++) {
            if (Character.isDefined(c) && !Folding.isInvisible(c) && !Folding.isExtender(c)) {
                String folded = Folding.cluster(String.valueOf(c));
                folds[c] = folded.length() == 1 ? folded.charAt(0) : 0;
            }
        }
        return folds;
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
