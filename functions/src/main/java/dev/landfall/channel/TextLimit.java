package dev.landfall.channel;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a text may be and into how many parts it may be split; what does not fit is cut and marked.
 * A part never ends inside a user-perceived character, unless that one alone is too long.
 */
public record TextLimit(int most, Unit unit, int parts, Weighting weighting) {

    private static final String CUT = "…";
    private static final Pattern URL = Pattern.compile("https?://\\S+");

    /** A part that would be shorter than this share is not ended at a space. */
    private static final double LEAST_FILL = 0.5;

    public TextLimit {
        if (most < 10 || parts < 1) {
            throw new IllegalArgumentException("A text limit is too small to say anything");
        }
    }

    /** What the vendor counts. */
    public enum Unit {
        UTF16,
        CODE_POINTS,
        UTF8,
        WEIGHTED;

        static Unit named(String word) {
            return switch (word) {
                case "utf16" -> UTF16;
                case "codePoints" -> CODE_POINTS;
                case "utf8" -> UTF8;
                case "weighted" -> WEIGHTED;
                default -> throw new IllegalArgumentException("There is no unit of text named " + word);
            };
        }
    }

    /** Code points that count one; all others, and an emoji however composed, count two; a short link counts as {@code url}. */
    public record Weighting(List<LightRange> light, int url) {
        public Weighting {
            light = List.copyOf(light);
        }
    }

    public record LightRange(int from, int to) {}

    /** The parts to send, in order, at least one. */
    public List<String> fit(String text) {
        List<String> out = new ArrayList<>();
        String rest = text;
        while (out.size() < parts - 1 && length(rest) > most) {
            int end = end(rest, "", true);
            out.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        out.add(length(rest) <= most ? rest : rest.substring(0, end(rest, CUT, false)) + CUT);
        out.removeIf(String::isBlank);
        return out.isEmpty() ? List.of(CUT) : List.copyOf(out);
    }

    /** The text's length as the vendor counts it. */
    int length(String text) {
        return switch (unit) {
            case UTF16 -> text.length();
            case CODE_POINTS -> text.codePointCount(0, text.length());
            case UTF8 -> text.getBytes(StandardCharsets.UTF_8).length;
            case WEIGHTED -> weighted(text);
        };
    }

    /** Where the longest beginning ends that fits; lengths only grow with the text, so halving finds it. */
    private int end(String text, String mark, boolean atSpace) {
        List<Integer> ends = clusterEnds(text);
        int low = 0;
        int high = ends.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (length(text.substring(0, ends.get(middle)) + mark) <= most) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return hardEnd(text, mark);
        }
        int end = ends.get(low - 1);
        int space = end;
        while (atSpace && space > end * LEAST_FILL && !Character.isWhitespace(text.codePointBefore(space))) {
            space = text.offsetByCodePoints(space, -1);
        }
        return atSpace && space > end * LEAST_FILL ? space : end;
    }

    private static List<Integer> clusterEnds(String text) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        List<Integer> ends = new ArrayList<>();
        for (int next = clusters.next(); next != BreakIterator.DONE; next = clusters.next()) {
            ends.add(next);
        }
        return ends;
    }

    /** One character with a thousand marks on it: cut between code points. */
    private int hardEnd(String text, String mark) {
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (length(text.substring(0, next) + mark) > most) {
                break;
            }
            end = next;
        }
        return Math.max(end, text.offsetByCodePoints(0, 1));
    }

    private int weighted(String text) {
        int sum = sum(text);
        Matcher link = URL.matcher(text);
        while (link.find()) {
            sum += Math.max(0, weighting.url() - sum(link.group()));
        }
        return sum;
    }

    private int sum(String text) {
        int sum = 0;
        int start = 0;
        for (int end : clusterEnds(text)) {
            sum += weight(text.substring(start, end));
            start = end;
        }
        return sum;
    }

    private int weight(String cluster) {
        int first = cluster.codePointAt(0);
        if (Character.isEmojiPresentation(first) || cluster.indexOf('\uFE0F') > 0) {
            return 2;
        }
        return cluster.codePoints().map(c -> isLight(c) ? 1 : 2).sum();
    }

    private boolean isLight(int codePoint) {
        return weighting.light().stream().anyMatch(range -> range.from() <= codePoint && codePoint <= range.to());
    }
}
