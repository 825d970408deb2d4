package dev.landfall.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/**
 * The letters of a post, without addresses, links, mentions and numbers, in lower case, and how many each script has.
 *
 * @param words lower-case words parted by single spaces, an apostrophe inside a word kept
 */
record Letters(String words, Map<UnicodeScript, Integer> scripts, int count) {
    /** More than this tells no more about the language. */
    private static final int ENOUGH = 600;

    static Letters of(String text) {
        var reader = new Reader();
        int end = text.length();
        for (int at = 0; at < end && reader.count < ENOUGH; ) {
            int stop = tokenEnd(text, at);
            if (!isNoise(text, at, stop)) {
                reader.token(text, at, stop);
            }
            at = stop + 1;
        }
        return new Letters(reader.out.toString().strip(), reader.scripts, reader.count);
    }

    private static int tokenEnd(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** A link, a mail address, a mention: words that belong to no language. */
    private static boolean isNoise(String text, int from, int to) {
        if (to - from < 2) {
            return false;
        }
        char first = text.charAt(from);
        if (first == '@' || first == '＠') {
            return true;
        }
        String head = text.substring(from, Math.min(to, from + 100));
        int at = head.indexOf('@');
        return head.startsWith("http://")
                || head.startsWith("https://")
                || head.startsWith("www.")
                || at > 0 && head.indexOf('.', at) > 0;
    }

    private static final class Reader {
        private final StringBuilder out = new StringBuilder();
        private final Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
        private int count;

        void token(String text, int from, int to) {
            boolean gap = true;
            for (int at = from; at < to && count < ENOUGH; ) {
                int point = text.codePointAt(at);
                int next = at + Character.charCount(point);
                if (Character.isLetter(point)) {
                    if (gap && !out.isEmpty()) {
                        out.append(' ');
                    }
                    letter(point);
                    gap = false;
                } else if (isApostrophe(point) && !gap && next < to && Character.isLetter(text.codePointAt(next))) {
                    out.append('\'');
                } else if (!Folding.isInvisible(point)) {
                    gap = true;
                }
                at = next;
            }
        }

        private void letter(int point) {
            out.appendCodePoint(Character.toLowerCase(point));
            count++;
            UnicodeScript script = UnicodeScript.of(point);
            if (script != UnicodeScript.COMMON) {
                scripts.merge(script, 1, Integer::sum);
            }
        }

        private static boolean isApostrophe(int point) {
            return point == '\'' || point == '’' || point == '`';
        }
    }
}
