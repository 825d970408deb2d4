package dev.landfall.local.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads template.yaml: parameters, intrinsic functions, SAM's globals and events. */
public final class TemplateReader {

    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
    private static final String ACCOUNT = "000000000000";

    private final JsonNode root;
    private final Intrinsics intrinsics;
    private final Map<String, String> parameters;
    private final String queueAddress;

    /**
     * @param parameters values that stand in for the defaults
     * @param queueAddress the start of a queue's address, up to its name
     */
    public TemplateReader(String yaml, Map<String, String> parameters, String region, String queueAddress) {
        this.root = Yaml.read(yaml);
        this.queueAddress = queueAddress;
        Map<String, String> all = new HashMap<>();
        root.path("Parameters")
                .forEachEntry((name, parameter) ->
                        all.put(name, parameter.path("Default").asString("")));
        all.putAll(parameters);
        all.put("AWS::Region", region);
        all.put("AWS::AccountId", ACCOUNT);
        all.put("AWS::Partition", "aws");
        all.put("AWS::URLSuffix", "localhost");
        all.put("AWS::StackName", "landfall-local");
        this.parameters = Map.copyOf(all);
        this.intrinsics = new Intrinsics(this.parameters, root.path("Conditions"), this::attribute);
    }

    public CloudTemplate read() {
        JsonNode resources = root.path("Resources");
        List<String> notHere = KnownTypes.load().check(resources);
        List<FunctionSpec> functions = new ArrayList<>();
        List<Route> routes = new ArrayList<>();
        List<Trigger> triggers = new ArrayList<>();
        List<QueueSpec> queues = new ArrayList<>();
        resources.forEachEntry((id, resource) -> {
            JsonNode properties = resource.path("Properties");
            switch (resource.path("Type").asString()) {
                case "AWS::Serverless::Function" -> {
                    functions.add(function(id, merged(properties)));
                    intrinsics
                            .resolve(properties.path("Events"))
                            .forEachEntry((name, event) -> event(id, name, event, routes, triggers));
                }
                case "AWS::SQS::Queue" -> queues.add(queue(id, intrinsics.resolve(properties)));
                default -> {}
            }
        });
        JsonNode authorizer = intrinsics.resolve(only("AWS::Serverless::HttpApi")
                .path("Auth")
                .path("Authorizers")
                .path("Tokens"));
        JsonNode jwt = authorizer.path("JwtConfiguration");
        return new CloudTemplate(
                functions,
                routes,
                queues,
                triggers,
                intrinsics.resolve(only("AWS::DynamoDB::Table")),
                intrinsics.text(only("AWS::S3::Bucket").path("BucketName")),
                mailAction().path("ObjectKeyPrefix").asString(""),
                idIn(intrinsics.text(only("AWS::SNS::Subscription").path("Endpoint"))),
                jwt.path("issuer").asString(),
                jwt.path("audience").path(0).asString(),
                notHere);
    }

    /** The resources as they are written, for a cloud that names them itself. */
    public Resources resources() {
        return new Resources(root, parameters);
    }

    private JsonNode mailAction() {
        return intrinsics
                .resolve(only("AWS::SES::ReceiptRule"))
                .path("Rule")
                .path("Actions")
                .path(0)
                .path("S3Action");
    }

    /** The one resource of a type, of which this cloud plays no second. */
    private JsonNode only(String type) {
        List<JsonNode> found = root.path("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asString("").equals(type))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "template.yaml has " + found.size() + " of " + type + ", the local cloud plays exactly one");
        }
        return found.getFirst().path("Properties");
    }

    private ObjectNode merged(JsonNode properties) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        JsonNode globals = root.path("Globals").path("Function");
        globals.forEachEntry(merged::set);
        properties.forEachEntry(merged::set);
        ObjectNode variables = merged.putObject("Variables");
        globals.path("Environment").path("Variables").forEachEntry(variables::set);
        properties.path("Environment").path("Variables").forEachEntry(variables::set);
        return merged;
    }

    private FunctionSpec function(String id, ObjectNode properties) {
        Map<String, String> environment = new LinkedHashMap<>();
        intrinsics
                .resolve(properties.path("Variables"))
                .forEachEntry((name, value) -> environment.put(name, value.asString("")));
        return new FunctionSpec(
                id,
                intrinsics.text(properties.path("Handler")),
                properties.path("MemorySize").asInt(128),
                Duration.ofSeconds(properties.path("Timeout").asInt(3)),
                properties.path("ReservedConcurrentExecutions").asInt(0),
                environment);
    }

    private static void event(String id, String name, JsonNode event, List<Route> routes, List<Trigger> triggers) {
        JsonNode properties = event.path("Properties");
        switch (event.path("Type").asString("")) {
            case "HttpApi" -> routes.add(route(id, properties));
            case "SQS" -> {
                if (!properties.path("FunctionResponseTypes").toString().contains("ReportBatchItemFailures")) {
                    throw new IllegalArgumentException(id + ": the local cloud plays partial batches only");
                }
                triggers.add(new Trigger.Messages(
                        id,
                        idIn(properties.path("Queue").asString("")),
                        properties.path("BatchSize").asInt(10)));
            }
            case "DynamoDB" ->
                triggers.add(new Trigger.Changes(
                        id,
                        properties.path("BatchSize").asInt(100),
                        properties.path("MaximumRetryAttempts").asInt(3),
                        Optional.of(properties
                                        .path("DestinationConfig")
                                        .path("OnFailure")
                                        .path("Destination")
                                        .asString(""))
                                .filter(arn -> !arn.isEmpty())
                                .map(TemplateReader::idIn)));
            case "Schedule" ->
                triggers.add(
                        new Trigger.Tick(id, rate(properties.path("Schedule").asString(""))));
            default -> throw new IllegalArgumentException(id + ": the event " + name + " is of no known type");
        }
    }

    private static Route route(String id, JsonNode properties) {
        return new Route(
                properties.path("Method").asString(),
                properties.path("Path").asString(),
                id,
                properties
                        .path("Auth")
                        .path("AuthorizationScopes")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }

    private static Duration rate(String expression) {
        Matcher rate = RATE.matcher(expression);
        if (!rate.matches()) {
            throw new IllegalArgumentException("Only rate(…) schedules are played here, not " + expression);
        }
        long n = Long.parseLong(rate.group(1));
        return switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(n);
            case "hour" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        };
    }

    private static QueueSpec queue(String id, JsonNode properties) {
        JsonNode redrive = properties.path("RedrivePolicy");
        return new QueueSpec(
                id,
                properties.path("QueueName").asString(),
                properties.path("FifoQueue").asBoolean(false),
                properties.path("VisibilityTimeout").asInt(30),
                properties.path("MessageRetentionPeriod").asInt(345600),
                redrive.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(idIn(redrive.path("deadLetterTargetArn").asString())),
                redrive.path("maxReceiveCount").asInt(1));
    }

    /** What a resource is called here. An ARN made here ends in the logical id, which {@link #idIn} reads back. */
    private String attribute(String id, String attribute) {
        JsonNode resource = root.path("Resources").path(id);
        if (resource.isMissingNode()) {
            throw new IllegalArgumentException("template.yaml refers to " + id + ", which is not there");
        }
        JsonNode properties = resource.path("Properties");
        if (!attribute.equals("Ref")) {
            return "arn:aws:local:::" + attribute + "/" + id;
        }
        return switch (resource.path("Type").asString()) {
            case "AWS::SQS::Queue" -> queueAddress + intrinsics.text(properties.path("QueueName"));
            case "AWS::DynamoDB::Table" -> intrinsics.text(properties.path("TableName"));
            case "AWS::S3::Bucket" -> intrinsics.text(properties.path("BucketName"));
            case "AWS::SecretsManager::Secret" -> intrinsics.text(properties.path("Name"));
            default -> id;
        };
    }

    private static String idIn(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
