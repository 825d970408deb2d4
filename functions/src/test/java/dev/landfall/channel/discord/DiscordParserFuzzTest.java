package dev.landfall.channel.discord;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.landfall.channel.ParserProperties;

/** An ordinary run replays the seeds; with {@code JAZZER_FUZZ=1} and {@code -Djazzer.hooks=true} it searches. */
class DiscordParserFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void anyBodyEndsInNamedOutcomes(byte[] body) {
        ParserProperties.hold(new DiscordChannel(), body);
        new DiscordChannel().answer(body);
    }
}
