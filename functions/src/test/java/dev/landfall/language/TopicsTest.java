package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private final Topics topics = Policy.current(Topics.POLICY);

    @Test
    void eachQuestionHasItsTopicInEveryLanguage() {
        List<String> faults = Policy.lines("topics.tsv").stream()
                .filter(line -> !topics.in(line[1]).equals(line[0].equals("-") ? List.of() : List.of(line[0])))
                .map(line -> topics.in(line[1]) + " for " + String.join(" ", line))
                .toList();

        assertThat(faults).isEmpty();
    }
}
