package dev.landfall.local.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchAnswerTest {

    private static Optional<Set<String>> failures(String answer) {
        return BatchAnswer.failures(answer.getBytes(StandardCharsets.UTF_8), List.of("a", "b"));
    }

    @Test
    void onlyTheItemsNamedHaveFailed() {
        assertThat(failures("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}"))
                .contains(Set.of("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"batchItemFailures\":[]}", "{\"batchItemFailures\":null}"})
    void anAnswerWithoutFailuresMeansThatAllIsDone(String answer) {
        assertThat(failures(answer)).contains(Set.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{\"batchItemFailures\":\"a\"}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"c\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"id\":\"a\"}]}"
            })
    void aMalformedAnswerFailsTheWholeBatch(String answer) {
        assertThat(failures(answer)).isEmpty();
    }
}
