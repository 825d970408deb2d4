package dev.landfall.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The lines of a mail and what each of them is. Looks at every line a bounded number of times. */
final class MailLines {

    /** What a line is. */
    enum Kind {
        EMPTY,
        TEXT,
        QUOTE,
        /** Only rule characters. */
        RULE,
        /** Two dashes or a long line, which may begin a signature. */
        SIGNATURE_RULE,
        SENT_FROM,
        DISCLAIMER,
        /** A line, possibly wrapped, that says who wrote what follows. */
        INTRODUCTION,
        /** The header fields of an embedded mail, or a line that announces one. */
        EMBEDDED
    }

    private static final int LONGEST_CUE = 500;
    private static final int LONGEST_BLOCK = 10;
    private static final int LONGEST_INTRODUCTION = 7;

    private final MailCues cues;
    private final List<Span> lines;
    private final List<String> stripped = new ArrayList<>();
    private final Kind[] kinds;
    private final String[] headers;
    private final boolean[] mayEndIntroduction;

    MailLines(String text, MailCues cues) {
        this.cues = cues;
        this.lines = split(text);
        for (Span line : lines) {
            String content = text.substring(line.start(), line.end()).strip();
            stripped.add(content.length() > LONGEST_CUE ? content.substring(0, LONGEST_CUE) + "…" : content);
        }
        this.kinds = new Kind[lines.size()];
        this.headers = new String[kinds.length];
        this.mayEndIntroduction = new boolean[kinds.length];
        Arrays.fill(kinds, Kind.TEXT);
        classify();
    }

    int count() {
        return kinds.length;
    }

    Kind kind(int line) {
        return kinds[line];
    }

    Span span(int line) {
        return lines.get(line);
    }

    private static List<Span> split(String text) {
        List<Span> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            lines.add(new Span(start, end));
            start = end;
        }
        return lines;
    }

    private void classify() {
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = simpleKind(stripped.get(i));
            headers[i] = kinds[i] == Kind.TEXT ? cues.headerKind(label(stripped.get(i))) : "";
            mayEndIntroduction[i] = kinds[i] != Kind.EMPTY && mayEndIntroduction(stripped.get(i));
        }
        int i = 0;
        while (i < kinds.length) {
            int length = embeddedLength(i);
            Kind kind = Kind.EMBEDDED;
            if (length == 0) {
                length = introductionLength(i);
                kind = Kind.INTRODUCTION;
                int later = laterStart(i, length);
                i += later;
                length -= later;
            }
            if (length > 0) {
                Arrays.fill(kinds, i, i + length, kind);
            }
            i += Math.max(1, length);
        }
    }

    private Kind simpleKind(String line) {
        if (line.isEmpty()) {
            return Kind.EMPTY;
        }
        if (line.charAt(0) == '>' || line.startsWith("|") || initialsQuote(line)) {
            return Kind.QUOTE;
        }
        if (isRule(line)) {
            boolean signature = line.equals("--")
                    || line.equals("—")
                    || line.equals("__")
                    || line.length() >= 3 && line.chars().allMatch(c -> c == '_');
            return signature ? Kind.SIGNATURE_RULE : Kind.RULE;
        }
        String lower = unwrapped(line).toLowerCase(Locale.ROOT);
        if (lower.length() <= 160 && cues.isSentFrom(lower)) {
            return Kind.SENT_FROM;
        }
        return cues.startsDisclaimer(lower) ? Kind.DISCLAIMER : Kind.TEXT;
    }

    /** {@code JD> quoted}, as some clients mark quotes by the author's initials. */
    private static boolean initialsQuote(String line) {
        int close = line.indexOf('>');
        return close > 0 && close <= 3 && line.substring(0, close).chars().allMatch(Character::isUpperCase);
    }

    private static boolean isRule(String line) {
        return line.equals("ᐧ")
                || line.equals("—")
                || line.length() >= 2 && line.chars().allMatch(c -> "-_=~#*+—–⎯─━".indexOf(c) >= 0);
    }

    private static String unwrapped(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && "<([*_-~ ".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && ">)]*_-~. 。".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(start, end);
    }

    private int embeddedLength(int at) {
        String line = stripped.get(at);
        if (kinds[at] != Kind.TEXT || line.length() > 300) {
            return 0;
        }
        boolean announces =
                line.startsWith("--") || line.startsWith("*-") || line.startsWith("__") || line.endsWith(":");
        if (!announces) {
            return cues.isFromLabel(label(line)) ? blockLength(at, 2) : 0;
        }
        String bare = line.replaceAll("^[-_=*~: ]+|[-_=*~:： ]+$", "").toLowerCase(Locale.ROOT);
        if (cues.namesOriginalMessage(bare)) {
            return 1 + (at + 1 < kinds.length ? blockLength(at + 1, 1) : 0);
        }
        return cues.isFromLabel(label(line)) ? blockLength(at, 2) : 0;
    }

    /** Counts lines of a header block that names at least {@code least} different headers, else 0. */
    private int blockLength(int from, int least) {
        Set<String> found = new HashSet<>();
        int last = from - 1;
        int misses = 0;
        for (int i = from; i < Math.min(kinds.length, from + LONGEST_BLOCK) && misses < 3; i++) {
            String kind = headers[i];
            if (!kind.isEmpty()) {
                found.add(kind);
                last = i;
                misses = 0;
            } else {
                misses++;
            }
        }
        return found.size() < least ? 0 : last - from + 1;
    }

    private static String label(String line) {
        int colon = line.indexOf(':');
        int wide = line.indexOf('：');
        int at = colon < 0 ? wide : wide < 0 ? colon : Math.min(colon, wide);
        return at < 0 || at > 30
                ? ""
                : line.substring(0, at).replace("*", "").strip().toLowerCase(Locale.ROOT);
    }

    private int introductionLength(int at) {
        if (kinds[at] != Kind.TEXT) {
            return 0;
        }
        String first = beginning(at);
        if (startsWithDate(first) && (first.contains("gmt") || first.endsWith(">"))) {
            return 1;
        }
        boolean strong = startsStrongly(first);
        if (!strong && first.indexOf('@') < 0) {
            return 0;
        }
        int most = strong ? LONGEST_INTRODUCTION : 2;
        StringBuilder joined = new StringBuilder();
        for (int i = at; i < Math.min(kinds.length, at + most) && joined.length() < LONGEST_CUE; i++) {
            String line = stripped.get(i);
            if (line.isEmpty()) {
                boolean address = i + 1 < kinds.length && stripped.get(i + 1).startsWith("<");
                if (!address) {
                    return 0;
                }
                continue;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(line.toLowerCase(Locale.ROOT));
            if (mayEndIntroduction[i] && isIntroduction(joined.toString())) {
                return i - at + 1;
            }
        }
        return 0;
    }

    /** A sentence above an introduction must not be taken for its first line: the latest start that fits counts. */
    private int laterStart(int at, int length) {
        for (int later = length - 1; later > 0; later--) {
            if (startsStrongly(beginning(at + later)) && introductionLength(at + later) == length - later) {
                return later;
            }
        }
        return 0;
    }

    private boolean isIntroduction(String joined) {
        String end = withoutEnd(joined, "-* ");
        boolean colon = end.endsWith(":") || end.endsWith("：");
        String bare = withoutEnd(end, ":： ");
        boolean dated = bare.chars().anyMatch(Character::isDigit);
        boolean addressed = bare.indexOf('@') >= 0;
        if (!dated && !addressed) {
            return false;
        }
        if (colon && dated && addressed && bare.endsWith(">")) {
            return true;
        }
        return colon ? cues.saysWrote(bare) : cues.endsWithWrote(bare);
    }

    private String beginning(int line) {
        String content = stripped.get(line);
        int from = 0;
        while (from < content.length() && "-* ".indexOf(content.charAt(from)) >= 0) {
            from++;
        }
        return content.substring(from).toLowerCase(Locale.ROOT);
    }

    /** Cheap and necessary: an introduction ends in a colon, a verb, or dashes after one. */
    private boolean mayEndIntroduction(String line) {
        String end = withoutEnd(line, "-* ");
        return end.endsWith(":") || end.endsWith("：") || cues.endsWithWrote(end.toLowerCase(Locale.ROOT));
    }

    private static String withoutEnd(String line, String cut) {
        int end = line.length();
        while (end > 0 && cut.indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(0, end);
    }

    private boolean startsStrongly(String first) {
        return startsWithDate(first)
                || cues.startsIntroduction(first)
                || startsWithDigit(first)
                || startsWithWeekday(first);
    }

    private static boolean startsWithDate(String line) {
        return line.length() >= 8
                && line.substring(0, 4).chars().allMatch(Character::isDigit)
                && "-/年.".indexOf(line.charAt(4)) >= 0;
    }

    private static boolean startsWithDigit(String line) {
        return !line.isEmpty() && Character.isDigit(line.charAt(0));
    }

    /** {@code понедельник, 6 октября …}: one word and a comma before a number. */
    private static boolean startsWithWeekday(String line) {
        int comma = line.indexOf(',');
        return comma > 0 && comma < 20 && comma + 2 < line.length() && Character.isDigit(line.charAt(comma + 2));
    }
}
