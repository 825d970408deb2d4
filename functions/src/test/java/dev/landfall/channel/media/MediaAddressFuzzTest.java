package dev.landfall.channel.media;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** An ordinary run replays the seeds; with {@code JAZZER_FUZZ=1} and {@code -Djazzer.hooks=true} it searches. */
class MediaAddressFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void anyTextLeadsToAListedHostOrNowhere(byte[] text) {
        MediaAddressTest.holds(new String(text, StandardCharsets.UTF_8));
        MediaAddressTest.holds("https://" + new String(text, StandardCharsets.UTF_8));
    }
}
