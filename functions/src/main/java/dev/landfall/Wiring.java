package dev.landfall;

import dev.landfall.contact.Contacts;
import dev.landfall.contact.Ids;
import dev.landfall.contact.Keys;
import dev.landfall.due.DueWork;
import dev.landfall.language.Summaries;
import dev.landfall.model.BedrockSummaries;
import dev.landfall.model.Conversation;
import dev.landfall.model.DailyBudget;
import dev.landfall.objects.Objects;
import dev.landfall.objects.S3Objects;
import dev.landfall.policy.OperatorRules;
import dev.landfall.policy.Policies;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.policy.VersionedPolicies;
import dev.landfall.queue.Queue;
import dev.landfall.queue.QueueDepth;
import dev.landfall.queue.SqsQueue;
import dev.landfall.queue.SqsQueueDepth;
import dev.landfall.secret.CachedSecrets;
import dev.landfall.secret.Secrets;
import dev.landfall.table.DynamoTable;
import dev.landfall.table.Key;
import dev.landfall.table.Table;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.TicketItems;
import dev.landfall.ticket.Tickets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Builds what the functions stand on, each part when it is first asked for. The only place that reads the
 * environment.
 */
final class Wiring {

    /** What the variables end with that name dead-letter queues. */
    private static final String DEAD_LETTERS = "_DEAD_LETTERS_URL";

    private final Map<String, String> environment;
    private final LandfallClock clock;
    private final Map<String, Object> built;

    Wiring(Map<String, String> environment) {
        this(environment, Clock.systemUTC(), Map.of());
    }

    /**
     * Around parts that are there already.
     *
     * @param parts under the names by which they would be built, such as {@code table}
     */
    Wiring(Map<String, String> environment, Clock wall, Map<String, Object> parts) {
        this.environment = Map.copyOf(environment);
        this.clock = new LandfallClock(wall);
        this.built = new ConcurrentHashMap<>(parts);
    }

    static Wiring fromEnvironment() {
        return new Wiring(System.getenv());
    }

    String definition() {
        return required("SPRING_CLOUD_FUNCTION_DEFINITION");
    }

    boolean isLocal() {
        return "local".equals(environment.get("STAGE"));
    }

    LandfallClock clock() {
        return clock;
    }

    Optional<String> setting(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    String required(String name) {
        return setting(name)
                .orElseThrow(() -> new IllegalStateException("The environment variable " + name + " is not set"));
    }

    /** Nesting to a depth that no channel sends, and no key twice: what is ambiguous is refused. */
    JsonMapper mapper() {
        return once(
                "mapper",
                () -> JsonMapper.builder(JsonFactory.builder()
                                .streamReadConstraints(StreamReadConstraints.builder()
                                        .maxNestingDepth(64)
                                        .build())
                                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                .build())
                        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
                        .build());
    }

    Policies policies() {
        return once("policies", () -> new VersionedPolicies(policyFiles(), this::operatorRules, clock));
    }

    /** The release's own, whatever operators made of them. */
    PolicyFiles policyFiles() {
        return once("policyFiles", () -> new PolicyFiles(mapper()));
    }

    OperatorRules operatorRules() {
        return once("operatorRules", () -> new OperatorRules(table()));
    }

    Table table() {
        return once(
                "table",
                () -> new DynamoTable(
                        DynamoDbEnhancedClient.builder()
                                .dynamoDbClient(DynamoDbClient.builder()
                                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                                        .build())
                                .build(),
                        required("TABLE_NAME")));
    }

    Queue queue(String variable) {
        return once("queue " + variable, () -> new SqsQueue(sqs(), required(variable)));
    }

    /** The dead-letter queues that this function may look at, by name. */
    Map<String, QueueDepth> deadLetters() {
        Map<String, QueueDepth> depths = new HashMap<>();
        environment.forEach((name, url) -> {
            if (name.endsWith(DEAD_LETTERS) && !url.isBlank()) {
                String queue = name.substring(0, name.length() - DEAD_LETTERS.length());
                depths.put(queue.toLowerCase(java.util.Locale.ROOT), new SqsQueueDepth(this::sqs, url));
            }
        });
        return depths;
    }

    private SqsClient sqs() {
        return once(
                "sqs",
                () -> SqsClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build());
    }

    Objects objects() {
        return once("objects", () -> new S3Objects(this::s3, this::presigner, required("BUCKET_NAME")));
    }

    private S3Client s3() {
        return once(
                "s3",
                () -> S3Client.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .forcePathStyle(isLocal())
                        .build());
    }

    private S3Presigner presigner() {
        return once("presigner", () -> {
            var presigner = S3Presigner.builder();
            if (isLocal()) {
                presigner.serviceConfiguration(software.amazon.awssdk.services.s3.S3Configuration.builder()
                        .pathStyleAccessEnabled(true)
                        .build());
                setting("AWS_ENDPOINT_URL_S3").map(URI::create).ifPresent(presigner::endpointOverride);
            }
            return presigner.build();
        });
    }

    SesV2Client ses() {
        return once("ses", () -> {
            var client = SesV2Client.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    // SES takes no retry key: after a timeout the SDK itself would send a mail twice.
                    .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
            channelBaseUrl().map(base -> URI.create(base + "/ses")).ifPresent(client::endpointOverride);
            return client.build();
        });
    }

    /** A model retells mails where the deployer names one; otherwise their own sentences do. */
    Summaries summaries() {
        return once(
                "summaries",
                () -> setting("SUMMARY_MODEL")
                        .<Summaries>map(model -> new BedrockSummaries(
                                policies(),
                                new Conversation(this::bedrock, model, mapper()),
                                new DailyBudget(table(), "summaries"),
                                clock))
                        .orElse(Summaries.EXTRACT));
    }

    private BedrockRuntimeClient bedrock() {
        return once(
                "bedrock",
                () -> BedrockRuntimeClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        // A summary is not worth a second wait.
                        .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                        .build());
    }

    /** Where the local cloud plays the channels' own services; elsewhere they are the vendors'. */
    Optional<String> channelBaseUrl() {
        return isLocal() ? setting("CHANNEL_BASE_URL") : Optional.empty();
    }

    Secrets secrets() {
        return cachedSecrets();
    }

    private CachedSecrets cachedSecrets() {
        return once("secrets", () -> new CachedSecrets(this::fetchSecrets, mapper(), Clock.systemUTC()));
    }

    private String fetchSecrets() {
        Optional<String> file = isLocal() ? setting("SECRETS_FILE") : Optional.empty();
        if (file.isPresent()) {
            return read(Path.of(file.get()));
        }
        SecretsManagerClient client = once(
                "secretsManager",
                () -> SecretsManagerClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build());
        return client.getSecretValue(request -> request.secretId(required("SECRETS_ID")))
                .secretString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The secrets file cannot be read", e);
        }
    }

    Keys keys() {
        return once(
                "keys",
                () -> new Keys(() -> Base64.getDecoder()
                        .decode(secrets().current().path("identityKey").asString(""))));
    }

    Ids ids() {
        return once("ids", Ids::secure);
    }

    Contacts contacts() {
        return once("contacts", () -> new Contacts(table()));
    }

    Tickets tickets() {
        return once("tickets", () -> new Tickets(table(), keys()));
    }

    DueWork dueWork() {
        return once("dueWork", () -> new DueWork(table()));
    }

    /** Reads a key that is never there: loads the classes and opens the connection of a first read. */
    void prime() {
        table().get(TicketItems.TICKET, TicketItems.ticketKey(new TicketId("priming")));
        table().get(TicketItems.SOURCE, new Key("source#priming", "source"));
    }

    /** After a snapshot was restored: what a snapshot must not carry is made anew. */
    void restored() {
        cachedSecrets().forget();
    }

    @SuppressWarnings("unchecked")
    private <T> T once(String name, Supplier<T> make) {
        Object known = built.get(name);
        if (known == null) {
            known = make.get();
            built.put(name, known);
        }
        return (T) known;
    }
}
