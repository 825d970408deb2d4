package dev.landfall.local.elsewhere;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The bucket with its rules; here template and API use other names, so each is written out. */
final class Buckets implements Maker {

    private static final String RULES = "Rules";

    private final S3Client s3;
    private final Names names;

    Buckets(S3Client s3, Names names) {
        this.s3 = s3;
        this.names = names;
    }

    @Override
    public JsonNode make(String id, JsonNode wanted) {
        String name = wanted.path("BucketName").asString();
        try {
            s3.createBucket(request -> request.bucket(name));
        } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException e) {
            // It is there from an earlier start.
        }
        names.put(id, name, "arn:aws:s3:::" + name);
        ObjectNode found = JsonNodeFactory.instance.objectNode().put("BucketName", name);
        Attempt.to(() -> encryption(name, wanted.path("BucketEncryption"), found));
        Attempt.to(() -> ownership(name, wanted.path("OwnershipControls"), found));
        Attempt.to(() -> publicAccess(name, wanted.path("PublicAccessBlockConfiguration"), found));
        Attempt.to(() -> lifecycle(name, wanted.path("LifecycleConfiguration"), found));
        return found;
    }

    private void encryption(String name, JsonNode wanted, ObjectNode found) {
        String algorithm = wanted.path("ServerSideEncryptionConfiguration")
                .path(0)
                .path("ServerSideEncryptionByDefault")
                .path("SSEAlgorithm")
                .asString();
        s3.putBucketEncryption(request -> request.bucket(name)
                .serverSideEncryptionConfiguration(configuration -> configuration.rules(rule ->
                        rule.applyServerSideEncryptionByDefault(standard -> standard.sseAlgorithm(algorithm)))));
        ArrayNode rules = found.putObject("BucketEncryption").putArray("ServerSideEncryptionConfiguration");
        s3.getBucketEncryption(request -> request.bucket(name))
                .serverSideEncryptionConfiguration()
                .rules()
                .forEach(rule -> rules.addObject()
                        .putObject("ServerSideEncryptionByDefault")
                        .put(
                                "SSEAlgorithm",
                                rule.applyServerSideEncryptionByDefault().sseAlgorithmAsString()));
    }

    private void ownership(String name, JsonNode wanted, ObjectNode found) {
        String owner = wanted.path(RULES).path(0).path("ObjectOwnership").asString();
        s3.putBucketOwnershipControls(request -> request.bucket(name)
                .ownershipControls(controls -> controls.rules(rule -> rule.objectOwnership(owner))));
        found.set(
                "OwnershipControls",
                Described.by(s3.getBucketOwnershipControls(request -> request.bucket(name))
                        .ownershipControls()));
    }

    private void publicAccess(String name, JsonNode wanted, ObjectNode found) {
        s3.putPublicAccessBlock(request -> request.bucket(name)
                .publicAccessBlockConfiguration(block -> block.blockPublicAcls(
                                wanted.path("BlockPublicAcls").asBoolean())
                        .blockPublicPolicy(wanted.path("BlockPublicPolicy").asBoolean())
                        .ignorePublicAcls(wanted.path("IgnorePublicAcls").asBoolean())
                        .restrictPublicBuckets(
                                wanted.path("RestrictPublicBuckets").asBoolean())));
        found.set(
                "PublicAccessBlockConfiguration",
                Described.by(
                        s3.getPublicAccessBlock(request -> request.bucket(name)).publicAccessBlockConfiguration()));
    }

    private void lifecycle(String name, JsonNode wanted, ObjectNode found) {
        var rules = wanted.path(RULES).valueStream().map(Buckets::lifecycleRule).toList();
        s3.putBucketLifecycleConfiguration(
                request -> request.bucket(name).lifecycleConfiguration(configuration -> configuration.rules(rules)));
        ArrayNode told = found.putObject("LifecycleConfiguration").putArray(RULES);
        s3.getBucketLifecycleConfiguration(request -> request.bucket(name)).rules().stream()
                .map(Described::by)
                .forEach(rule -> {
                    rule.set("Id", rule.path("ID"));
                    rule.set("ExpirationInDays", rule.path("Expiration").path("Days"));
                    told.add(rule);
                });
    }

    private static LifecycleRule lifecycleRule(JsonNode rule) {
        return LifecycleRule.builder()
                .id(rule.path("Id").asString())
                .status(rule.path("Status").asString())
                .filter(filter -> filter.prefix(""))
                .expiration(expiration ->
                        expiration.days(rule.path("ExpirationInDays").asInt()))
                .abortIncompleteMultipartUpload(
                        abort -> abort.daysAfterInitiation(rule.path("AbortIncompleteMultipartUpload")
                                .path("DaysAfterInitiation")
                                .asInt()))
                .build();
    }

    JsonNode policy(String id, JsonNode wanted) {
        String bucket = wanted.path("Bucket").asString();
        s3.putBucketPolicy(request ->
                request.bucket(bucket).policy(wanted.path("PolicyDocument").toString()));
        ObjectNode found = JsonNodeFactory.instance.objectNode().put("Bucket", bucket);
        found.set(
                "PolicyDocument",
                JsonMapper.shared()
                        .readTree(s3.getBucketPolicy(request -> request.bucket(bucket))
                                .policy()));
        return found;
    }
}
