package dev.landfall.channel.meta;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.landfall.channel.ParserProperties;

/** An ordinary run replays the seeds; with {@code JAZZER_FUZZ=1} and {@code -Djazzer.hooks=true} it searches. */
class MetaParserFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void anyBodyEndsInNamedOutcomes(byte[] body) {
        ParserProperties.hold(MetaChannel.messenger(), body);
        ParserProperties.hold(MetaChannel.instagram(), body);
        ParserProperties.hold(MetaChannel.whatsapp(), body);
    }
}
