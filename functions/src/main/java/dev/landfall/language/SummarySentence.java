package dev.landfall.language;

/**
 * One sentence of a summary and the stretch of the source, {@code [start, end)} in UTF-16 units, whose words it has, or
 * that it retells.
 */
public record SummarySentence(String text, int start, int end) {

    public SummarySentence {
        if (start < 0 || end <= start || text.isBlank()) {
            throw new IllegalArgumentException("A summary sentence needs words and a stretch of its source");
        }
    }

    /** A sentence in the very words of its source. */
    static SummarySentence of(String source, Span span) {
        return new SummarySentence(source.substring(span.start(), span.end()), span.start(), span.end());
    }
}
