package dev.landfall.language;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The runs of letters of a post, hashed, each once and in unsigned order.
 *
 * @param quotes whether the post shows that it holds another's words
 */
record Shingles(int[] hashes, boolean quotes) {
    private static final int LONGEST = 20_000;
    private static final int RUN = 4;
    private static final int RUN_DENSE = 2;
    private static final String TAG = "[#＃][\\p{L}\\p{M}\\p{N}_]+[#＃]?";
    private static final Pattern LINK =
            Pattern.compile("(?i)(?:https?://|www\\.)[^\\s\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}，。、]+"
                    + "|\\b[a-z0-9-]{1,60}(?:\\.[a-z0-9-]{1,60}){0,4}\\.[a-z]{2,12}/[^\\s\\p{IsHan}]+");
    private static final Pattern REPOST =
            Pattern.compile("(?i)(?:^|\\s)(?:RT|QT|MT|via)(?=\\s*[:：@＠])[:：]?|//(?=[@＠])");
    private static final Pattern MENTION =
            Pattern.compile("[@＠](?:[A-Za-z0-9_.\\-]{1,60}|[\\p{L}\\p{M}\\p{N}_]{1,60})[:：]?");
    private static final Pattern FIRST_TAGS = Pattern.compile("^(?:[^\\p{L}\\p{N}#＃]*" + TAG + ")+");
    private static final Pattern LAST_TAGS = Pattern.compile("(?:" + TAG + "[^\\p{L}\\p{N}#＃]*)+$");
    private static final Pattern QUOTE =
            Pattern.compile("[\"“”„«»「」『』]|^>|\\n>|(?:^|\\s)(?:RT|QT|MT)\\s*[:：@＠]|//[@＠]");

    static Shingles of(String text) {
        String post = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String bare = MENTION.matcher(
                        REPOST.matcher(LINK.matcher(post).replaceAll(" ")).replaceAll(" "))
                .replaceAll(" ");
        String said =
                LAST_TAGS.matcher(FIRST_TAGS.matcher(bare).replaceFirst(" ")).replaceFirst(" ");
        String words = words(said);
        if (words.isEmpty()) {
            words = words(bare);
        }
        if (words.isEmpty()) {
            words = Normal.fold(post).replaceAll("\\s+", " ").strip();
        }
        return new Shingles(hashes(words), QUOTE.matcher(post).find());
    }

    private static String words(String text) {
        return Normal.words(text).replace(Words.SENTENCE, ' ');
    }

    private static int[] hashes(String words) {
        if (words.isEmpty()) {
            return new int[0];
        }
        String text = ' ' + words + ' ';
        var all = new int[text.length()];
        int size = 0;
        for (int at = 0; at < text.length(); at++) {
            int run = isDense(text.charAt(at)) ? RUN_DENSE : RUN;
            if (at + run <= text.length() || size == 0) {
                all[size++] = hash(text, at, Math.min(text.length(), at + run));
            }
        }
        return Arrays.stream(all, 0, size)
                .mapToLong(Integer::toUnsignedLong)
                .distinct()
                .sorted()
                .mapToInt(hash -> (int) hash)
                .toArray();
    }

    private static boolean isDense(char c) {
        return c >= 0x3040 && c <= 0x9FFF || c >= 0xAC00 && c <= 0xD7A3;
    }

    private static int hash(String text, int from, int to) {
        long hash = 0;
        for (int at = from; at < to; at++) {
            hash = hash * 0x100000001B3L + text.charAt(at) + 1;
        }
        return (int) (Fingerprint.mix(hash) >>> 32);
    }
}
