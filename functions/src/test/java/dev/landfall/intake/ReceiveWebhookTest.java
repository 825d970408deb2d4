package dev.landfall.intake;

import static dev.landfall.intake.Webhook.events;
import static dev.landfall.intake.Webhook.lineEvent;
import static dev.landfall.intake.Webhook.lineText;
import static dev.landfall.intake.Webhook.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReceiveWebhookTest {

    private static final String TEXT = lineText("u1", "1", "hola, no me llega el código");

    private final House house = new House();

    @Test
    void aGenuineDeliveryIsKeptEnqueuedByIdsAndAnswered() {
        assertThat(house.send(Webhook.line(TEXT)).status()).isEqualTo(200);

        assertThat(house.count("receipt")).hasSize(1);
        assertThat(house.count("due#purge")).hasSize(1);
        assertThat(house.count("arrivals")).hasSize(1);
        assertThat(house.queue.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.group())
                    .isEqualTo(house.keys.identity("line", "main", "u1").value());
            assertThat(entry.body())
                    .isEqualTo("{\"receipt\":\"" + house.count("receipt").getFirst()
                            + "\",\"index\":0,\"channel\":\"line\",\"account\":\"main\"}");
        });
    }

    @Test
    void manyEventsBecomeManyMessagesInTheirOrder() {
        String three = "{\"events\":[" + lineEvent("u1", "1", "hola") + "," + lineEvent("u2", "2", "hola") + ","
                + lineEvent("u1", "3", "hola") + "]}";

        house.send(Webhook.line(three));

        assertThat(house.queue.entries())
                .extracting(entry -> entry.body().replaceAll(".*\"index\":(\\d).*", "$1"))
                .containsExactly("0", "1", "2");
        assertThat(house.queue.entries())
                .extracting(entry -> entry.deduplication())
                .doesNotHaveDuplicates();
        assertThat(house.count("receipt")).hasSize(1);
    }

    @Test
    void noEventsNeedNoCheck() {
        assertThat(house.send(Webhook.line("{\"destination\":\"U1\",\"events\":[]}"))
                        .status())
                .isEqualTo(200);

        assertThat(house.count("receipt")).hasSize(1);
        assertThat(house.count("due#reconcile")).isEmpty();
    }

    static Stream<Arguments> refused() {
        Webhook genuine = Webhook.line(TEXT);
        Webhook generic = Webhook.generic("d1", House.NOW, events(post("a", "1", "hi", "")));
        return Stream.of(
                arguments("another body", genuine.withBody(TEXT + " ")),
                arguments("no signature", genuine.withHeaders(Map.of())),
                arguments("an empty signature", genuine.withHeader("x-line-signature", "")),
                arguments("another's signature", Webhook.lineSignedWith("not-ours", TEXT)),
                arguments("an empty secret's signature", genuine.to("line", "blank")),
                arguments("an account without secrets", genuine.to("line", "without")),
                arguments("no such account", genuine.to("line", "other")),
                arguments("another channel's scheme", genuine.to("telegram", "main")),
                arguments("five minutes old", Webhook.generic("d1", House.NOW.minusSeconds(301), "{\"events\":[]}")),
                arguments("from the future", Webhook.generic("d1", House.NOW.plusSeconds(301), "{\"events\":[]}")),
                arguments("another delivery id", generic.withHeader("webhook-id", "d2")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatIsNotGenuineIsRefusedWithoutDetailAndLeavesNothing(String name, Webhook webhook) {
        House.Answer answer = house.send(webhook);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"https://landfall.dev/problems/unauthorized\","
                        + "\"title\":\"Unauthorized\",\"status\":401}");
        assertThat(house.table.size()).isZero();
        assertThat(house.queue.entries()).isEmpty();
    }

    @Test
    void thePreviousSecretIsStillBelieved() {
        assertThat(house.send(Webhook.lineSignedWith("the-previous-one", TEXT)).status())
                .isEqualTo(200);
    }

    @Test
    void anUnknownChannelIsNotThere() {
        assertThat(house.send(Webhook.line(TEXT).to("fax", "main")).status()).isEqualTo(404);
    }

    @Test
    void otherMethodsAreNotServed() {
        assertThat(house.door("DELETE", Webhook.line(TEXT), Map.of(), false).status())
                .isEqualTo(405);
    }

    @Test
    void tooLargeABodyIsRefusedBeforeItsSignatureIsLookedAt() {
        assertThat(house.send(Webhook.line(TEXT).withBody("x".repeat(10_000_000)))
                        .status())
                .isEqualTo(413);
        assertThat(house.table.size()).isZero();
    }

    @Test
    void encodedBodiesAndAnyCaseOfHeadersAreTheSameDelivery() {
        Webhook webhook = Webhook.line(TEXT);
        String signature = webhook.headers().get("x-line-signature");

        assertThat(house.sendBase64(webhook).status()).isEqualTo(200);
        assertThat(house.send(webhook.withHeaders(Map.of("X-LINE-Signature", signature)))
                        .status())
                .isEqualTo(200);

        assertThat(house.count("receipt")).hasSize(1);
    }

    @Test
    void xIsShownThatTheAddressIsOurs() {
        House.Answer answer = house.get("x", "main", Map.of("crc_token", "challenge"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("application/json");
        assertThat(answer.body()).startsWith("{\"response_token\":\"sha256=");
    }

    @Test
    void aHandshakeThatWeCannotAnswerIsRefused() {
        assertThat(house.get("x", "other", Map.of("crc_token", "challenge")).status())
                .isEqualTo(401);
        assertThat(house.get("x", "main", Map.of()).status()).isEqualTo(401);
        assertThat(house.get("line", "main", Map.of("crc_token", "challenge")).status())
                .isEqualTo(401);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("not_json", "{\"events\":[".getBytes(StandardCharsets.UTF_8)),
                arguments("not_an_object", "[{\"routeKey\":\"GET /\"}]".getBytes(StandardCharsets.UTF_8)),
                arguments("too_deep", ("{\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8)),
                arguments("duplicate_key", "{\"events\":[],\"events\":[]}".getBytes(StandardCharsets.UTF_8)),
                arguments("not_utf8", new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}),
                arguments("not_this_channel", "{\"payload\":{\"events\":[]}}".getBytes(StandardCharsets.UTF_8)),
                arguments("not_an_object", new byte[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void aGenuineBodyThatCannotBeReadIsKeptAndNamed(String reason, byte[] body) {
        assertThat(house.sendBase64(Webhook.line(body)).status()).isEqualTo(200);

        house.work();

        assertThat(house.count("receipt")).hasSize(1);
        assertThat(house.outcomes()).containsExactly("QUARANTINED " + reason);
    }

    @Test
    void aHeaderNamedPayloadChangesNothing() {
        house.send(Webhook.line(TEXT).withHeader("payload", "{\"rawPath\":\"/other\"}"));

        house.work();

        assertThat(house.outcomes()).containsExactly("PROCESSED");
    }

    @Test
    void aReplayAfterItsOutcomeWritesAndEnqueuesNothing() {
        house.send(Webhook.line(TEXT));
        house.work();
        int items = house.table.size();

        assertThat(house.send(Webhook.line(TEXT)).status()).isEqualTo(200);

        assertThat(house.table.size()).isEqualTo(items);
        assertThat(house.queue.entries()).hasSize(1);
    }

    @Test
    void aReplayBeforeItsOutcomeIsEnqueuedAgainUnderTheSameName() {
        house.send(Webhook.line(TEXT));

        house.send(Webhook.line(TEXT));

        assertThat(house.queue.entries()).hasSize(2);
        assertThat(house.queue.entries())
                .extracting(entry -> entry.deduplication())
                .containsOnly(house.count("receipt").getFirst() + "-0-0");
    }

    @Test
    void aRedeliveryWithOtherWrappingIsTheSameDelivery() {
        house.send(Webhook.line(TEXT));

        house.send(Webhook.line(TEXT.replace("\"mode\"", "\"deliveryContext\":{\"isRedelivery\":true},\"mode\"")));

        assertThat(house.count("receipt")).hasSize(1);
    }

    @Test
    void theSameDeliveryTwiceAtOnceIsOneReceiptAndOneTicket() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<House.Answer> call = () -> house.send(Webhook.line(TEXT));
            for (var answer : threads.invokeAll(List.of(call, call, call, call))) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        }
        house.work();

        assertThat(house.count("receipt")).hasSize(1);
        assertThat(house.ticketsOf("line", "u1"))
                .singleElement()
                .satisfies(ticket -> assertThat(house.articles(ticket.id())).hasSize(2));
    }

    @Test
    void aLargeBodyLiesInTheBucketAndIsReadFromThere() {
        String large = TEXT.replace("\"destination\"", "\"filler\":\"" + "é".repeat(200_000) + "\",\"destination\"");

        house.send(Webhook.line(large));
        house.work();

        assertThat(house.objects.keys())
                .containsExactly("receipts/" + house.count("receipt").getFirst());
        assertThat(house.outcomes()).containsExactly("PROCESSED");
    }

    @Test
    void aQueueThatFailsIsMendedByTheNextCheck() {
        house.queue.breakDown(true);
        assertThat(house.send(Webhook.line(TEXT)).status()).isEqualTo(200);
        house.queue.breakDown(false);

        house.clock.advance(Duration.ofMinutes(21));
        house.reconcile().work();

        assertThat(house.outcomes()).containsExactly("PROCESSED");
    }

    @Test
    void aReceiptCarriesItsClassAndTheAccountsJurisdiction() {
        house.send(Webhook.generic("d1", House.NOW, events(post("a", "1", "hola", ""))));

        assertThat(house.table.dump())
                .filteredOn(item -> item.get("pk").s().startsWith("receipt#"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.get("class").s()).isEqualTo("receipt");
                    assertThat(item.get("jurisdiction").s()).isEqualTo("IN");
                    assertThat(item.get("jurisdictionSource").s()).isEqualTo("account");
                    assertThat(item).containsKeys("purgeAt", "ruleVersion");
                });
    }
}
