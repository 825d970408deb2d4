package dev.landfall.local.engine;

import dev.landfall.local.template.CloudTemplate;
import dev.landfall.local.template.QueueSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Makes the template's table, queues and bucket in the engines, unless they are there already. */
public final class Provisioner {

    private final Clients clients;
    private final CloudTemplate template;

    public Provisioner(Clients clients, CloudTemplate template) {
        this.clients = clients;
        this.template = template;
    }

    /** Returns the address of each queue by its logical id. */
    public Map<String, String> provision() {
        table();
        bucket();
        return queues();
    }

    private void table() {
        try {
            clients.dynamo().createTable(TableRequest.of(template.table()));
        } catch (ResourceInUseException e) {
            // It is there from an earlier start.
        }
    }

    private void bucket() {
        try {
            clients.s3().createBucket(request -> request.bucket(template.bucket()));
        } catch (BucketAlreadyOwnedByYouException e) {
            // It is there from an earlier start.
        } catch (S3Exception e) {
            if (e.statusCode() != 409) {
                throw e;
            }
        }
    }

    private Map<String, String> queues() {
        Map<String, String> addresses = new LinkedHashMap<>();
        template.queues().stream()
                .filter(queue -> queue.deadLetters().isEmpty())
                .forEach(queue -> addresses.put(queue.id(), queue(queue, Map.of())));
        template.queues().stream()
                .filter(queue -> queue.deadLetters().isPresent())
                .forEach(queue -> addresses.put(queue.id(), queue(queue, redrive(queue))));
        return Map.copyOf(addresses);
    }

    private Map<QueueAttributeName, String> redrive(QueueSpec queue) {
        String name = template.queue(queue.deadLetters().orElseThrow()).name();
        String address =
                clients.sqs().getQueueUrl(request -> request.queueName(name)).queueUrl();
        String arn = clients.sqs()
                .getQueueAttributes(request -> request.queueUrl(address).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
        return Map.of(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":" + queue.maxReceiveCount() + "}");
    }

    private String queue(QueueSpec queue, Map<QueueAttributeName, String> redrive) {
        Map<QueueAttributeName, String> attributes = new HashMap<>(redrive);
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(queue.visibilitySeconds()));
        attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, Integer.toString(queue.retentionSeconds()));
        if (queue.fifo()) {
            attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
            attributes.put(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "false");
        }
        boolean there = clients.sqs().listQueues(request -> request.queueNamePrefix(queue.name())).queueUrls().stream()
                .anyMatch(url -> url.endsWith("/" + queue.name()));
        if (!there) {
            return clients.sqs()
                    .createQueue(request -> request.queueName(queue.name()).attributes(attributes))
                    .queueUrl();
        }
        return clients.sqs()
                .getQueueUrl(request -> request.queueName(queue.name()))
                .queueUrl();
    }
}
