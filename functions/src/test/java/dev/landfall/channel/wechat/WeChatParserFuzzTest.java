package dev.landfall.channel.wechat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.landfall.channel.ParserProperties;

/** An ordinary run replays the seeds; with {@code JAZZER_FUZZ=1} and {@code -Djazzer.hooks=true} it searches. */
class WeChatParserFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void anyBodyEndsInNamedOutcomes(byte[] body) {
        ParserProperties.hold(new WeChatChannel(), body);
    }
}
