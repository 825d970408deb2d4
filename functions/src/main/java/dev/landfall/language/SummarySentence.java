package dev.landfall.language;

/** One sentence of a summary and where it stands in the source: {@code text} is {@code [start, end)} in UTF-16 units. */
public record SummarySentence(String text, int start, int end) {

    public SummarySentence {
        if (end - start != text.length()) {
            throw new IllegalArgumentException("A summary sentence is not the span it names");
        }
    }
}
