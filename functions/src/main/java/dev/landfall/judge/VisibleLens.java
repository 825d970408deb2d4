package dev.landfall.judge;

import dev.landfall.channel.mail.MailParser;
import dev.landfall.language.MailCues;
import dev.landfall.language.Span;
import dev.landfall.language.Visible;
import dev.landfall.language.VisibleText;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Shows what a person wrote apart from quotes and signatures; hidden spans count code points of the text. */
final class VisibleLens implements Lens {

    private final MailCues cues;
    private final MailParser parser = new MailParser();

    VisibleLens(MailCues cues) {
        this.cues = cues;
    }

    @Override
    public Map<String, Object> answer(JsonNode line) {
        String text = MailLens.MailInput.text(line, parser);
        Visible visible = VisibleText.of(text, cues);
        List<List<Integer>> hidden = visible.hidden().stream()
                .map(span -> span.inCodePoints(text))
                .map(VisibleLens::pair)
                .toList();
        return Fields.of("text", visible.text(), "hidden", hidden);
    }

    static List<Integer> pair(Span span) {
        return List.of(span.start(), span.end());
    }
}
