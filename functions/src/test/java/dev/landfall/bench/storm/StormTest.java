package dev.landfall.bench.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small storm of the suite; {@code ./bench --storm} plays the large one. */
class StormTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void aStormOfEventsEndsAsTheQuietRunOfTheSameEvents(long seed) {
        // Given
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        Report.Options options = new Report.Options(60, seed, "memory", 3, 2);

        // When
        List<String> findings = StormRun.run(options, new PrintStream(report, true, StandardCharsets.UTF_8), false);

        // Then
        assertThat(findings).as(report.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
