package dev.landfall.language;

import java.util.List;

/**
 * What a person wrote in a mail, apart from quotes, signatures and disclaimers: a view, nothing is deleted.
 *
 * @param text the original without the hidden spans
 * @param hidden disjoint spans of the original in order, in UTF-16 units
 */
public record Visible(String text, List<Span> hidden) {

    public Visible {
        hidden = List.copyOf(hidden);
    }

    /** Puts the visible text and what was cut out of an original together again, to prove that nothing is lost. */
    public String restored(String original) {
        StringBuilder whole = new StringBuilder();
        int from = 0;
        for (Span span : hidden) {
            int visible = span.start() - whole.length();
            whole.append(text, from, from + visible).append(original, span.start(), span.end());
            from += visible;
        }
        return whole.append(text, from, text.length()).toString();
    }
}
