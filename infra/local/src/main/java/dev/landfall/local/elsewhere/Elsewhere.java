package dev.landfall.local.elsewhere;

import dev.landfall.local.engine.Clients;
import dev.landfall.local.template.Resources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.JsonNode;

/**
 * Makes what the template keeps and sends by in another cloud, and reads it back. Without what the functions lean on
 * there is no start; every other difference is told.
 */
public final class Elsewhere implements AutoCloseable {

    /** What a difference must not be about: without these, messages are lost or come in the wrong order. */
    private static final Set<String> NEEDED = Set.of(
            "KeySchema",
            "GlobalSecondaryIndexes",
            "StreamSpecification",
            "FifoQueue",
            "VisibilityTimeout",
            "RedrivePolicy",
            "Endpoint",
            "RawMessageDelivery");

    private final TheirClients clients;
    private final Resources resources;
    private final Map<String, Maker> makers = new LinkedHashMap<>();
    private final Names names = new Names();
    private final Queues queues;
    private final List<String> differences = new ArrayList<>();
    private final List<String> made = new ArrayList<>();

    /** @param secret what the template's secret is filled with */
    public Elsewhere(Clients ours, Resources resources, String region, String secret) {
        this.clients = TheirClients.like(ours, region);
        this.resources = resources;
        this.queues = new Queues(ours.sqs(), names);
        Topics topics = new Topics(clients.sns(), names);
        Buckets buckets = new Buckets(ours.s3(), names);
        // In the order in which they name each other.
        makers.put("AWS::KMS::Key", new Keys(clients.kms(), names));
        makers.put("AWS::SQS::Queue", queues);
        makers.put("AWS::SNS::Topic", topics);
        makers.put("AWS::SQS::QueuePolicy", queues::policy);
        makers.put("AWS::SNS::TopicPolicy", topics::policy);
        makers.put("AWS::SNS::Subscription", topics::subscription);
        makers.put("AWS::S3::Bucket", buckets);
        makers.put("AWS::S3::BucketPolicy", buckets::policy);
        makers.put("AWS::DynamoDB::Table", new Tables(ours.dynamo(), names));
        makers.put("AWS::SecretsManager::Secret", new SecretValues(clients.secrets(), names, secret));
    }

    /** Makes all that is not there yet. */
    public Elsewhere make() {
        makers.forEach((type, maker) -> inOrder(type).forEach(id -> make(type, id, maker)));
        List<String> fatal = differences.stream().filter(Elsewhere::needed).toList();
        if (!fatal.isEmpty()) {
            throw new IllegalStateException("The other cloud does not do what is needed: " + String.join("; ", fatal));
        }
        return this;
    }

    private void make(String type, String id, Maker maker) {
        JsonNode wanted = resources.properties(id, names::of);
        try {
            differences.addAll(Differences.between(id, wanted, maker.make(id, wanted)));
            made.add(id);
        } catch (SdkException e) {
            throw new IllegalStateException("The other cloud does not make " + id + ", a " + type, e);
        }
    }

    /** Queues that others name as their dead letters come first. */
    private Stream<String> inOrder(String type) {
        return resources.ids(type).stream().sorted(Comparator.comparing(id -> resources.has(id, "RedrivePolicy")));
    }

    static boolean needed(String difference) {
        String[] place = difference.substring(0, difference.indexOf(' ')).split("\\.", -1);
        return NEEDED.contains(place[1]);
    }

    /** The address of each queue by its logical id. */
    public Map<String, String> queues() {
        return queues.addresses();
    }

    /** Tells the one topic of the template. */
    public Consumer<String> announcer() {
        String topic = names.of(resources.ids("AWS::SNS::Topic").getFirst(), "Ref");
        return message ->
                clients.sns().publish(request -> request.topicArn(topic).message(message));
    }

    /** Resource types that are made there, not here. */
    public Set<String> types() {
        return Set.copyOf(makers.keySet());
    }

    /** What was made, by logical id. */
    public List<String> made() {
        return List.copyOf(made);
    }

    /** What is not there as the template wants it, one line each. */
    public List<String> differences() {
        return List.copyOf(differences);
    }

    @Override
    public void close() {
        clients.close();
    }
}
