package dev.landfall.local.elsewhere;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Queues and their policies: the template's properties are the API's attributes. */
final class Queues implements Maker {

    private static final String POLICY = "Policy";

    private final SqsClient sqs;
    private final Names names;
    private final Map<String, String> addresses = new LinkedHashMap<>();

    Queues(SqsClient sqs, Names names) {
        this.sqs = sqs;
        this.names = names;
    }

    /** By logical id. */
    Map<String, String> addresses() {
        return Map.copyOf(addresses);
    }

    @Override
    public JsonNode make(String id, JsonNode wanted) {
        String name = wanted.path("QueueName").asString();
        Map<String, String> attributes = new HashMap<>();
        wanted.forEachEntry((property, value) -> {
            if (!property.equals("QueueName")) {
                attributes.put(property, value.isContainer() ? value.toString() : value.asString(""));
            }
        });
        String address = address(name, attributes);
        addresses.put(id, address);
        ObjectNode found = attributes(address).put("QueueName", address.substring(address.lastIndexOf('/') + 1));
        names.put(id, address, found.path("QueueArn").asString(""));
        return found;
    }

    private String address(String name, Map<String, String> attributes) {
        try {
            String there = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
            // What cannot change after the creation is compared, not set.
            attributes.remove(QueueAttributeName.FIFO_QUEUE.toString());
            sqs.setQueueAttributes(request -> request.queueUrl(there).attributesWithStrings(attributes));
            return there;
        } catch (QueueDoesNotExistException e) {
            return sqs.createQueue(request -> request.queueName(name).attributesWithStrings(attributes))
                    .queueUrl();
        }
    }

    private ObjectNode attributes(String address) {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        sqs.getQueueAttributes(request -> request.queueUrl(address).attributeNames(QueueAttributeName.ALL))
                .attributesAsStrings()
                .forEach((name, value) -> found.set(
                        name, value.startsWith("{") ? JsonMapper.shared().readTree(value) : found.stringNode(value)));
        return found;
    }

    /** A resource of its own in the template, an attribute of the queue in the API. */
    JsonNode policy(String id, JsonNode wanted) {
        String address = wanted.path("Queues").path(0).asString();
        sqs.setQueueAttributes(request -> request.queueUrl(address)
                .attributesWithStrings(
                        Map.of(POLICY, wanted.path("PolicyDocument").toString())));
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        found.set("Queues", wanted.path("Queues"));
        found.set("PolicyDocument", attributes(address).path(POLICY));
        return found;
    }
}
