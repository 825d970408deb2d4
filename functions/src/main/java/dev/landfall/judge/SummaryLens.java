package dev.landfall.judge;

import dev.landfall.channel.mail.MailParser;
import dev.landfall.language.Fact;
import dev.landfall.language.FactCues;
import dev.landfall.language.MailCues;
import dev.landfall.language.Span;
import dev.landfall.language.SummaryCues;
import dev.landfall.language.SummarySentence;
import dev.landfall.language.VisibleSummary;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Shows the sentences that sum a text up; spans count code points of the decoded text, quotes included. */
final class SummaryLens implements Lens {

    private final SummaryCues summaryCues;
    private final MailCues mailCues;
    private final FactCues factCues;
    private final MailParser parser = new MailParser();

    SummaryLens(SummaryCues summaryCues, MailCues mailCues, FactCues factCues) {
        this.summaryCues = summaryCues;
        this.mailCues = mailCues;
        this.factCues = factCues;
    }

    @Override
    public Map<String, Object> answer(JsonNode line) {
        String text = MailLens.MailInput.text(line, parser);
        List<Map<String, Object>> sentences = VisibleSummary.of(text, mailCues, summaryCues, factCues).stream()
                .map(sentence -> shown(text, sentence))
                .toList();
        List<Map<String, Object>> facts = VisibleSummary.facts(text, mailCues, factCues).stream()
                .map(fact -> shown(text, fact))
                .toList();
        return Fields.of("sentences", sentences, "facts", facts);
    }

    private static Map<String, Object> shown(String text, Fact fact) {
        Span span = new Span(fact.start(), fact.end()).inCodePoints(text);
        return Fields.of("kind", fact.kind().code(), "value", fact.value(), "span", VisibleLens.pair(span));
    }

    private static Map<String, Object> shown(String text, SummarySentence sentence) {
        Span span = new Span(sentence.start(), sentence.end()).inCodePoints(text);
        return Fields.of(
                "text", sentence.text(), "start", span.start(), "end", span.end(), "span", VisibleLens.pair(span));
    }
}
