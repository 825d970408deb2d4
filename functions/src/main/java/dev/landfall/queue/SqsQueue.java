package dev.landfall.queue;

import dev.landfall.log.Log;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** {@link Queue} on Amazon SQS, FIFO by the ending of its address, ten messages a request. */
public final class SqsQueue implements Queue {

    private static final int BATCH = 10;

    private final SqsClient client;
    private final String url;

    public SqsQueue(SqsClient client, String url) {
        this.client = client;
        this.url = url;
    }

    @Override
    public void send(List<Entry> entries) {
        for (int from = 0; from < entries.size(); from += BATCH) {
            sendBatch(entries.subList(from, Math.min(from + BATCH, entries.size())));
        }
    }

    private void sendBatch(List<Entry> entries) {
        SendMessageBatchResponse response = client.sendMessageBatch(request -> request.queueUrl(url)
                .entries(IntStream.range(0, entries.size())
                        .mapToObj(i -> message(i, entries.get(i)))
                        .toList()));
        if (!response.failed().isEmpty()) {
            throw new IllegalStateException(
                    response.failed().size() + " of " + entries.size() + " messages were not taken by the queue");
        }
    }

    private SendMessageBatchRequestEntry message(int number, Entry entry) {
        var message = SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(number))
                .messageBody(entry.body());
        if (!Log.correlation().isEmpty()) {
            message.messageAttributes(Map.of(
                    "correlationId",
                    MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue(Log.correlation())
                            .build()));
        }
        if (url.endsWith(".fifo")) {
            message.messageGroupId(entry.group()).messageDeduplicationId(entry.deduplication());
        } else {
            message.delaySeconds(Math.toIntExact(entry.delay().toSeconds()));
        }
        return message.build();
    }
}
