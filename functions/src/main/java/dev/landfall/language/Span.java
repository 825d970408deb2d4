package dev.landfall.language;

/** A stretch {@code [start, end)} of a text, in UTF-16 units unless said otherwise. */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("A span ends before it starts: " + start + ", " + end);
        }
    }

    /** The same stretch counted in code points of the text it belongs to. */
    public Span inCodePoints(String text) {
        int before = text.codePointCount(0, start);
        return new Span(before, before + text.codePointCount(start, end));
    }
}
