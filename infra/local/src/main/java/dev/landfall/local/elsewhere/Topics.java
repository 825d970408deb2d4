package dev.landfall.local.elsewhere;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Topics, who hears of them, and who may speak. */
final class Topics implements Maker {

    private final SnsClient sns;
    private final Names names;

    Topics(SnsClient sns, Names names) {
        this.sns = sns;
        this.names = names;
    }

    @Override
    public JsonNode make(String id, JsonNode wanted) {
        String name = wanted.path("TopicName").asString();
        String arn = sns.createTopic(request -> request.name(name)).topicArn();
        wanted.forEachEntry((property, value) -> {
            if (!property.equals("TopicName")) {
                set(arn, property, value);
            }
        });
        names.put(id, arn, arn);
        return attributes(arn).put("TopicName", arn.substring(arn.lastIndexOf(':') + 1));
    }

    private void set(String arn, String attribute, JsonNode value) {
        String text = value.isContainer() ? value.toString() : value.asString("");
        sns.setTopicAttributes(
                request -> request.topicArn(arn).attributeName(attribute).attributeValue(text));
    }

    private ObjectNode attributes(String arn) {
        return json(sns.getTopicAttributes(request -> request.topicArn(arn)).attributes());
    }

    private static ObjectNode json(Map<String, String> attributes) {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        attributes.forEach((name, value) -> found.put(name, value));
        return found;
    }

    JsonNode subscription(String id, JsonNode wanted) {
        Map<String, String> attributes = new HashMap<>();
        wanted.forEachEntry((property, value) -> attributes.put(property, value.asString("")));
        String topic = attributes.remove("TopicArn");
        String protocol = attributes.remove("Protocol");
        String endpoint = attributes.remove("Endpoint");
        String arn = sns.subscribe(request -> request.topicArn(topic)
                        .protocol(protocol)
                        .endpoint(endpoint)
                        .attributes(attributes)
                        .returnSubscriptionArn(true))
                .subscriptionArn();
        return json(sns.getSubscriptionAttributes(request -> request.subscriptionArn(arn))
                .attributes());
    }

    JsonNode policy(String id, JsonNode wanted) {
        String arn = wanted.path("Topics").path(0).asString();
        set(arn, "Policy", wanted.path("PolicyDocument"));
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        found.set("Topics", wanted.path("Topics"));
        found.set(
                "PolicyDocument",
                JsonMapper.shared().readTree(attributes(arn).path("Policy").asString("{}")));
        return found;
    }
}
