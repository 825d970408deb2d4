package dev.landfall.channel.line;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.landfall.channel.ParserProperties;

/** An ordinary run replays the seeds; with {@code JAZZER_FUZZ=1} and {@code -Djazzer.hooks=true} it searches. */
class LineParserFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void anyBodyEndsInNamedOutcomes(byte[] body) {
        ParserProperties.hold(new LineChannel(), body);
    }
}
