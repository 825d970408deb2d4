package dev.landfall.local;

import dev.landfall.local.engine.Clients;
import dev.landfall.local.front.Control;
import dev.landfall.local.front.Outbox;
import dev.landfall.local.host.FunctionHost;
import dev.landfall.local.template.CloudTemplate;
import dev.landfall.local.template.QueueSpec;
import dev.landfall.local.trigger.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** What people and programs may ask under {@code /local}, done with the engines. */
final class CloudControl implements Control {

    record Parts(Clients clients, CloudTemplate template, FunctionHost host, Outbox outbox) {}

    private final Parts parts;
    private final Map<String, String> queueUrls;
    private final LocalClock clock;
    private final Schedules schedules;
    private final Map<String, String> tokens;

    CloudControl(
            Parts parts,
            Map<String, String> queueUrls,
            LocalClock clock,
            Schedules schedules,
            Map<String, String> tokens) {
        this.parts = parts;
        this.queueUrls = Map.copyOf(queueUrls);
        this.clock = clock;
        this.schedules = schedules;
        this.tokens = Map.copyOf(tokens);
    }

    @Override
    public List<QueueDepth> queues() {
        var deadLetters = parts.template().queues().stream()
                .flatMap(queue -> queue.deadLetters().stream())
                .collect(Collectors.toSet());
        return parts.template().queues().stream()
                .map(queue -> depth(queue, deadLetters.contains(queue.id())))
                .toList();
    }

    private QueueDepth depth(QueueSpec queue, boolean dead) {
        var attributes = parts.clients()
                .sqs()
                .getQueueAttributes(request -> request.queueUrl(url(queue.id()))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return new QueueDepth(
                queue.name(),
                Integer.parseInt(attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0")),
                Integer.parseInt(
                        attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0")),
                dead);
    }

    private String url(String queueId) {
        return Objects.requireNonNull(queueUrls.get(queueId), queueId);
    }

    @Override
    public int redrive(String name) {
        QueueSpec queue = parts.template().queues().stream()
                .filter(each -> each.name().equals(name) || each.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no queue " + name));
        String dead = url(queue.deadLetters()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no dead-letter queue")));
        int moved = 0;
        while (true) {
            List<Message> batch = parts.clients()
                    .sqs()
                    .receiveMessage(request -> request.queueUrl(dead)
                            .maxNumberOfMessages(10)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .messageAttributeNames("All"))
                    .messages();
            if (batch.isEmpty()) {
                return moved;
            }
            batch.forEach(message -> move(message, dead, queue));
            moved += batch.size();
        }
    }

    private void move(Message message, String dead, QueueSpec queue) {
        var send = SendMessageRequest.builder()
                .queueUrl(url(queue.id()))
                .messageBody(message.body())
                .messageAttributes(message.messageAttributes());
        if (queue.fifo()) {
            send.messageGroupId(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                    .messageDeduplicationId("redrive-" + message.messageId());
        }
        parts.clients().sqs().sendMessage(send.build());
        parts.clients().sqs().deleteMessage(request -> request.queueUrl(dead).receiptHandle(message.receiptHandle()));
    }

    @Override
    public Instant advance(Duration by) {
        clock.advance(by);
        schedules.runAll();
        return clock.now();
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    @Override
    public Outbox outbox() {
        return parts.outbox();
    }

    @Override
    public FunctionHost host() {
        return parts.host();
    }

    @Override
    public Map<String, String> tokens() {
        return tokens;
    }
}
