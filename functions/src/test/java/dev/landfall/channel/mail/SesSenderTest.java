package dev.landfall.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.Delivery;
import dev.landfall.channel.Delivery.RefusalReason;
import dev.landfall.channel.Delivery.Sent;
import dev.landfall.channel.Delivery.Unknown;
import dev.landfall.channel.Delivery.UnknownReason;
import dev.landfall.channel.FakeVendor;
import dev.landfall.channel.OutboundMessage;
import dev.landfall.channel.OutboundMessage.Content;
import dev.landfall.channel.ReplyAddress;
import dev.landfall.channel.Requests;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SesSenderTest {

    private static final byte[] RAW = Requests.bytes("Subject: Re: login\r\n\r\nhola\r\n");

    private final FakeVendor fake = new FakeVendor();
    private final SesV2Client client = client(fake.base());
    private final SesSender sender = new SesSender(client);

    @AfterEach
    void stop() {
        client.close();
        fake.close();
    }

    @Test
    void theMailGoesAsItIsToTheReplyAddressAlone() {
        fake.answers(200, "{\"MessageId\":\"ses-1\"}");

        Delivery delivery = send();

        JsonNode body = JsonMapper.shared().readTree(fake.seen().getFirst().body());
        assertThat(delivery).isEqualTo(new Sent(Optional.of("ses-1")));
        assertThat(body.path("Destination").path("ToAddresses").path(0).asString())
                .isEqualTo("ana@example.org");
        assertThat(Base64.getDecoder()
                        .decode(body.path("Content").path("Raw").path("Data").asString()))
                .isEqualTo(RAW);
    }

    @Test
    void aThrottledMailMayBeTriedAgain() {
        fake.answers(429, Map.of("x-amzn-ErrorType", "TooManyRequestsException"), "{}");

        assertThat(send()).isEqualTo(Delivery.retryable(RefusalReason.RATE_LIMITED, Optional.empty()));
    }

    @Test
    void aRejectedMailIsFinal() {
        fake.answers(400, Map.of("x-amzn-ErrorType", "MessageRejected"), "{}");

        assertThat(send()).isEqualTo(Delivery.refused(RefusalReason.REJECTED));
    }

    @Test
    void afterAServersFaultOrSilenceNobodyKnows() {
        fake.answers(500, "{}").saysNothing();

        assertThat(send()).isEqualTo(new Unknown(UnknownReason.VENDOR_FAILED));
        assertThat(send()).isEqualTo(new Unknown(UnknownReason.NO_ANSWER));
        assertThat(fake.seen()).hasSize(2);
    }

    @Test
    void plainTextIsNoMail() {
        OutboundMessage text = OutboundMessage.text("o", "main", ReplyAddress.to("ana@example.org"), "hola");

        assertThat(sender.send(text, Requests.WITHOUT)).isEqualTo(Delivery.refused(RefusalReason.WRONG_CONTENT));
    }

    private Delivery send() {
        Content.Mail mail = new Content.Mail("help@landfall.example", RAW);
        return sender.send(
                new OutboundMessage("o", "main", ReplyAddress.to("ana@example.org"), mail, Map.of()), Requests.WITHOUT);
    }

    private static SesV2Client client(URI endpoint) {
        return SesV2Client.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(UrlConnectionHttpClient.builder()
                        .socketTimeout(Duration.ofMillis(300))
                        .build())
                .overrideConfiguration(config -> config.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }
}
