package dev.landfall.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.language.FactCues;
import dev.landfall.language.MailCues;
import dev.landfall.language.SummaryCues;
import dev.landfall.policy.PolicyFiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MailLensesTest {

    private static final String REPLY =
            "😀 ok\n\nOn Mon, Feb 1, 2026 at 6:32 PM, Care <care@example.org> wrote:\n> hi\n";

    private final PolicyFiles policies = new PolicyFiles(JsonMapper.shared());

    @Test
    void hiddenSpansCountCodePoints() {
        Map<String, Object> answer = new VisibleLens(policies.current(MailCues.POLICY)).answer(line("text", REPLY));

        assertThat(answer.get("text")).isEqualTo("😀 ok\n");
        assertThat(answer.get("hidden")).isEqualTo(List.of(List.of(5, REPLY.codePointCount(0, REPLY.length()))));
    }

    @Test
    void summarySpansPointIntoTheWholeText() {
        String text = "On 3 May 2026, Care <care@example.org> wrote:\n> 😀 hello\n\nI cannot log in since Monday.\n";

        Object sentences = new SummaryLens(
                        policies.current(SummaryCues.POLICY),
                        policies.current(MailCues.POLICY),
                        policies.current(FactCues.POLICY))
                .answer(line("text", text))
                .get("sentences");

        int start = text.codePointCount(0, text.indexOf("I cannot"));
        assertThat(String.valueOf(sentences))
                .contains("I cannot log in since Monday.")
                .contains("start=" + start);
    }

    @Test
    void aMailIsShownWithItsParts() {
        Map<String, Object> answer =
                new MailLens().answer(line("text", "From: A <a@example.net>\nSubject: Hi\n\nBody\n"));

        assertThat(answer).containsEntry("subject", "Hi").containsEntry("text", "Body\n");
        assertThat(new MailLens().answer(line("file", "/does/not/exist"))).containsKey("error");
    }

    private static JsonNode line(String field, String value) {
        return JsonMapper.shared().createObjectNode().put(field, value);
    }
}
