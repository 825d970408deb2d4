package dev.landfall.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.policy.PolicyFiles;
import dev.landfall.queue.InMemoryQueue;
import dev.landfall.queue.Queue;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.support.GenericMessage;
import tools.jackson.databind.json.JsonMapper;

class PublishTicketEventsTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final InMemoryQueue send = new InMemoryQueue();
    private final InMemoryQueue escalation = new InMemoryQueue();
    private final InMemoryQueue recommendation = new InMemoryQueue();
    private final PublishTicketEvents function = new PublishTicketEvents(
            new PublishTicketEvents.Queues(send, escalation, recommendation), new PolicyFiles(MAPPER), MAPPER);

    private static String record(String event, String pk, String sk, int number) {
        return """
                {"eventID":"e%d","eventName":"%s","dynamodb":{"Keys":{"pk":{"S":"%s"},"sk":{"S":"%s"}},"SequenceNumber":"%d"}}""".formatted(number, event, pk, sk, number);
    }

    private String apply(String... records) {
        String event = "{\"Records\":[" + String.join(",", records) + "]}";
        InputStream stream = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
        return new String(function.apply(new GenericMessage<>(stream)), StandardCharsets.UTF_8);
    }

    @Test
    void eachRoomHearsOfWhatItActsOnInTheTicketsOrder() {
        String answer = apply(
                record("INSERT", "ticket#t1", "change#0000000001#opened", 1),
                record("INSERT", "ticket#t1", "change#0000000002#contacted", 2),
                record("INSERT", "ticket#t1", "change#0000000003#answered", 3),
                record("INSERT", "ticket#t1", "outbound#answer-k", 4),
                record("MODIFY", "ticket#t1", "outbound#answer-k", 5),
                record("INSERT", "ticket#t1", "article#0000000001", 6),
                record("REMOVE", "ticket#t1", "change#0000000002#contacted", 7));
        assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(send.entries())
                .extracting(Queue.Entry::body)
                .containsExactly("{\"ticket\":\"t1\",\"outbound\":\"answer-k\"}");
        assertThat(escalation.entries())
                .extracting(Queue.Entry::body)
                .containsExactly(
                        "{\"ticket\":\"t1\",\"sequence\":2,\"kind\":\"contacted\"}",
                        "{\"ticket\":\"t1\",\"sequence\":3,\"kind\":\"answered\"}");
        assertThat(recommendation.entries()).hasSize(1);
        assertThat(escalation.entries()).extracting(Queue.Entry::group).containsOnly("t1");
    }

    @Test
    void theSameRecordTwiceHasTheSameDeduplication() {
        String record = record("INSERT", "ticket#t1", "change#0000000002#contacted", 2);
        apply(record, record);
        assertThat(escalation.entries()).hasSize(2);
        assertThat(escalation.entries())
                .extracting(Queue.Entry::deduplication)
                .containsOnly(escalation.entries().getFirst().deduplication());
        assertThat(escalation.entries().getFirst().deduplication()).matches("[0-9a-f]{64}");
    }

    @Test
    void theShardGoesOnFromTheFirstRecordThatFailed() {
        escalation.breakDown(true);
        String answer = apply(
                record("INSERT", "ticket#t1", "outbound#a", 11),
                record("INSERT", "ticket#t1", "change#0000000002#contacted", 12),
                record("INSERT", "ticket#t2", "outbound#b", 13));
        assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"12\"}]}");
        assertThat(send.entries()).hasSize(1);
    }

    @Test
    void whatIsNotUnderstoodNeverHoldsUpWhatFollows() {
        List<String> broken = List.of(
                "{}",
                "17",
                "{\"eventName\":\"INSERT\",\"dynamodb\":{\"Keys\":{\"pk\":{\"N\":\"1\"}}}}",
                record("INSERT", "ticket#", "change#0000000001#contacted", 1),
                record("INSERT", "ticket#t1", "change#x#contacted", 2),
                record("INSERT", "ticket#t1", "change#1#exploded", 3),
                record("INSERT", "ticket#t1", "change#1", 4),
                record("INSERT", "ticket#t1", "outbound#", 5));
        for (String record : broken) {
            assertThat(apply(record, record("INSERT", "ticket#t9", "outbound#after", 9)))
                    .isEqualTo("{\"batchItemFailures\":[]}");
        }
        assertThat(send.entries()).hasSize(broken.size());
        assertThat(escalation.entries()).isEmpty();
    }
}
