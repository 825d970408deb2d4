package dev.landfall.channel.mailhook;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Channel;
import dev.landfall.channel.ParserProperties;
import dev.landfall.channel.RawRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An ordinary run replays the seeds; with {@code JAZZER_FUZZ=1} and {@code -Djazzer.hooks=true} it searches. */
class MailHooksFuzzTest {

    private static final List<Channel> CHANNELS = List.of(
            new MailgunChannel(),
            new SendGridChannel(),
            new PostmarkChannel(),
            new MandrillChannel(),
            new CloudMailinChannel(),
            new RawMailChannel(),
            new SnsChannel(new SnsCertificates(uri -> Optional.empty())));
    private static final AccountSecrets ACCOUNT = new AccountSecrets(
            List.of("user:secret"), Optional.empty(), Optional.empty(), Optional.of("https://care.example.com/"));

    @FuzzTest(maxDuration = "10m")
    void anyBodyEndsInNamedOutcomes(byte[] body) {
        RawRequest request = new RawRequest("POST", Map.of("authorization", "Basic x"), Map.of(), body);
        for (Channel channel : CHANNELS) {
            ParserProperties.hold(channel, body);
            channel.verify(request, ACCOUNT, Instant.EPOCH);
        }
    }
}
