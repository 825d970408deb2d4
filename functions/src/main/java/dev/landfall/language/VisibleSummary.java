package dev.landfall.language;

import java.util.ArrayList;
import java.util.List;

/** Summarises what a person wrote in a mail and names the spans in the whole text, quotes included. */
public final class VisibleSummary {

    private VisibleSummary() {}

    /** Summarises the visible part; a sentence that runs across a hidden stretch is left out. */
    public static List<SummarySentence> of(String text, MailCues mailCues, SummaryCues summaryCues, FactCues factCues) {
        Visible visible = VisibleText.of(text, mailCues);
        List<Fact> facts = Facts.of(visible.text(), factCues);
        List<SummarySentence> sentences = new ArrayList<>();
        for (SummarySentence sentence : Summary.of(visible.text(), summaryCues, facts)) {
            int start = original(sentence.start(), visible.hidden());
            int end = start + sentence.text().length();
            if (end <= text.length() && text.startsWith(sentence.text(), start)) {
                sentences.add(new SummarySentence(sentence.text(), start, end));
            }
        }
        return List.copyOf(sentences);
    }

    /** The facts of the visible part, with their places in the whole text. */
    public static List<Fact> facts(String text, MailCues mailCues, FactCues factCues) {
        Visible visible = VisibleText.of(text, mailCues);
        return Facts.of(visible.text(), factCues).stream()
                .map(fact -> {
                    int start = original(fact.start(), visible.hidden());
                    return new Fact(fact.kind(), fact.value(), start, start + fact.end() - fact.start());
                })
                .toList();
    }

    private static int original(int visibleOffset, List<Span> hidden) {
        int offset = visibleOffset;
        for (Span span : hidden) {
            if (span.start() > offset) {
                break;
            }
            offset += span.end() - span.start();
        }
        return offset;
    }
}
