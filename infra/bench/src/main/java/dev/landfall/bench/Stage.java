package dev.landfall.bench;

import dev.landfall.local.engine.Clients;
import dev.landfall.local.engine.Engines;
import dev.landfall.local.engine.Ports;
import dev.landfall.local.engine.Provisioner;
import dev.landfall.local.template.CloudTemplate;
import dev.landfall.local.template.FunctionSpec;
import dev.landfall.local.template.TemplateReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** Table and queues in this process, once for all rounds; what the functions are told; and what they wrote. */
final class Stage implements AutoCloseable {
    private static final String REGION = "us-east-1";
    private static final String SECRET = "a secret of the bench alone";

    private final Path work;
    private final Engines engines = new Engines();
    private final Path data = Files.createTempDirectory("landfall-bench");
    private final Clients clients;
    private final CloudTemplate template;
    private final Map<String, String> queues;
    private final Events events;
    private final Path library;

    Stage(Path repository, Path work) throws IOException {
        this.work = work;
        int sqsPort = Ports.free();
        Map<String, String> parameters =
                Map.of("Stage", "local", "Domain", "care.landfall.test", "TokenIssuer", "http://tokens.landfall.test");
        this.template = new TemplateReader(
                        Files.readString(repository.resolve("template.yaml")),
                        parameters,
                        REGION,
                        "http://127.0.0.1:" + sqsPort + "/000000000000/")
                .read();
        this.clients = Clients.of(engines.start(data, sqsPort, REGION), REGION);
        this.queues = new Provisioner(clients, template).provision();
        this.events = new Events(repository, SECRET);
        this.library = library();
        Files.writeString(
                work.resolve("secrets.json"),
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "identityKey",
                                Base64.getEncoder().encodeToString(new byte[32]),
                                "channels",
                                Map.of(
                                        "x",
                                        Map.of("main", Map.of("secrets", List.of(SECRET), "userId", "2244994945"))))));
    }

    private Path library() throws IOException {
        String cpu = System.getProperty("os.arch").contains("aarch64") ? "aarch_64" : "x86_64";
        Path copy = work.resolve("client.so");
        try (InputStream in = Objects.requireNonNull(
                Stage.class.getResourceAsStream("/jni/libaws-lambda-jni.linux-" + cpu + ".so"))) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    Path work() {
        return work;
    }

    Path nativeLibrary() {
        return library;
    }

    Events events() {
        return events;
    }

    Map<String, String> environment() {
        FunctionSpec function = template.functions().stream()
                .filter(each -> each.bean().equals("receiveWebhook"))
                .findFirst()
                .orElseThrow();
        Map<String, String> environment = new HashMap<>(function.environment());
        environment.put(
                "AWS_ENDPOINT_URL_DYNAMODB", clients.endpoints().dynamo().toString());
        environment.put("AWS_ENDPOINT_URL_SQS", clients.endpoints().sqs().toString());
        environment.put("AWS_ENDPOINT_URL_S3", clients.endpoints().s3().toString());
        environment.put("AWS_REGION", REGION);
        environment.put("AWS_DEFAULT_REGION", REGION);
        environment.put("AWS_ACCESS_KEY_ID", Clients.ACCESS_KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", Clients.ACCESS_KEY);
        environment.put("SECRETS_FILE", work.resolve("secrets.json").toString());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "bench");
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/landfall/bench");
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "bench");
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("LANG", "C.UTF-8");
        environment.put("TZ", ":UTC");
        return environment;
    }

    /** The shapes of all that was written since the last call: attributes of each item, attributes of each message. */
    List<String> written() {
        List<String> shapes = new ArrayList<>();
        String table = template.table().path("TableName").asString();
        clients.dynamo()
                .scanPaginator(request -> request.tableName(table))
                .items()
                .forEach(item -> {
                    shapes.add("item " + new TreeSet<>(item.keySet()));
                    clients.dynamo()
                            .deleteItem(request ->
                                    request.tableName(table).key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))));
                });
        for (String url : queues.values()) {
            drain(url, shapes);
        }
        shapes.sort(null);
        return shapes;
    }

    private void drain(String url, List<String> shapes) {
        var received = clients.sqs()
                .receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
                .messages();
        received.forEach(message -> {
            shapes.add("message "
                    + JsonMapper.shared().readTree(message.body()).propertyNames()
                    + new TreeSet<>(message.messageAttributes().keySet()));
            clients.sqs().deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
        });
        if (!received.isEmpty()) {
            drain(url, shapes);
        }
    }

    /** Empties the queues, which would otherwise grow from round to round. */
    void clear() {
        queues.values().forEach(url -> clients.sqs().purgeQueue(request -> request.queueUrl(url)));
    }

    @Override
    public void close() {
        clients.close();
        engines.close();
        try (var files = Files.walk(data)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("The engines' folder could not be removed: " + e);
        }
    }
}
