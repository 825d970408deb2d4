package dev.landfall.local.trigger;

import dev.landfall.local.host.FunctionHost;
import dev.landfall.local.host.Outcome;
import dev.landfall.local.template.FunctionSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An event source mapping: takes batches off a queue, calls the function, deletes what it handled. */
final class QueueTrigger implements Triggers.Loop {

    private final SqsClient sqs;
    private final String queueUrl;
    private final int batchSize;
    private final FunctionSpec function;
    private final FunctionHost host;
    private volatile boolean stopping;

    QueueTrigger(SqsClient sqs, String queueUrl, int batchSize, FunctionSpec function, FunctionHost host) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.batchSize = batchSize;
        this.function = function;
        this.host = host;
    }

    @Override
    public void run() {
        while (!stopping && !Thread.currentThread().isInterrupted()) {
            try {
                poll();
            } catch (SdkException e) {
                if (Pause.interrupted(e)) {
                    return;
                }
                Pause.seconds(1);
            }
        }
    }

    @Override
    public void stop() {
        stopping = true;
    }

    private void poll() {
        List<Message> batch = sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(batchSize)
                        .waitTimeSeconds(2)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
        if (batch.isEmpty()) {
            return;
        }
        byte[] event = event(batch).toString().getBytes(StandardCharsets.UTF_8);
        Outcome outcome = host.invoke(function, event);
        delete(handled(batch, outcome));
    }

    private static List<Message> handled(List<Message> batch, Outcome outcome) {
        Optional<Set<String>> failed = switch (outcome) {
            case Outcome.Answered answered ->
                BatchAnswer.failures(
                        answered.body(), batch.stream().map(Message::messageId).toList());
            case Outcome.Failed whole -> Optional.empty();
        };
        return failed.map(ids -> batch.stream()
                        .filter(message -> !ids.contains(message.messageId()))
                        .toList())
                .orElse(List.of());
    }

    private void delete(List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl)
                .entries(messages.stream()
                        .map(message -> DeleteMessageBatchRequestEntry.builder()
                                .id(message.messageId())
                                .receiptHandle(message.receiptHandle())
                                .build())
                        .toList()));
    }

    static ObjectNode event(List<Message> batch) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ArrayNode records = event.putArray("Records");
        for (Message message : batch) {
            ObjectNode each = records.addObject();
            each.put("messageId", message.messageId());
            each.put("receiptHandle", message.receiptHandle());
            each.put("body", message.body());
            ObjectNode system = each.putObject("attributes");
            message.attributes().forEach((name, value) -> system.put(name.toString(), value));
            ObjectNode own = each.putObject("messageAttributes");
            message.messageAttributes()
                    .forEach((name, value) -> own.putObject(name)
                            .put("stringValue", value.stringValue())
                            .put("dataType", value.dataType()));
            each.put("md5OfBody", message.md5OfBody());
            each.put("eventSource", "aws:sqs");
            each.put("eventSourceARN", "arn:aws:sqs:local:000000000000:queue");
            each.put("awsRegion", "local");
        }
        return event;
    }
}
