package dev.landfall.bench.byhand;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As good as it gets by hand: the event as a stream, static schemas, every option of the clients said. */
public final class StreamWebhook implements RequestStreamHandler {
    private static final byte[] ACCEPTED = "{\"statusCode\":200}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] REFUSED = "{\"statusCode\":401}".getBytes(StandardCharsets.UTF_8);

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Secrets secrets = Secrets.read(mapper);
    private final Store store;

    public StreamWebhook() {
        Region region = Region.of(System.getenv("AWS_REGION"));
        var credentials = EnvironmentVariableCredentialsProvider.create();
        this.store = new Store(
                DynamoDbEnhancedClient.builder()
                        .dynamoDbClient(DynamoDbClient.builder()
                                .httpClientBuilder(UrlConnectionHttpClient.builder())
                                .region(region)
                                .credentialsProvider(credentials)
                                .endpointOverride(URI.create(System.getenv("AWS_ENDPOINT_URL_DYNAMODB")))
                                .build())
                        .build(),
                new Store.Kinds(Schemas.RECEIPT, Schemas.DUE, Schemas.ARRIVAL),
                SqsClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .region(region)
                        .credentialsProvider(credentials)
                        .endpointOverride(URI.create(System.getenv("AWS_ENDPOINT_URL_SQS")))
                        .build());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = mapper.readTree(input);
        String text = event.path("body").asString("");
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String signature =
                event.path("headers").path("x-twitter-webhooks-signature").asString("");
        if (!isGenuine(signature, body)) {
            output.write(REFUSED);
            return;
        }
        JsonNode post = mapper.readTree(text).path("tweet_create_events").path(0);
        String user = post.path("user").path("id_str").asString("");
        String id = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Macs.of(secrets.identity(), Macs.framed("receipt", "x", "main"), body));
        if (!user.equals(secrets.ownUser()) && store.keep(id, text, key(post))) {
            store.send(
                    id,
                    Macs.key(secrets.identity(), "identity", "x", "main", user),
                    mapper.writeValueAsString(mapper.createObjectNode()
                            .put("receipt", id)
                            .put("index", 0)
                            .put("channel", "x")
                            .put("account", "main")),
                    context.getAwsRequestId());
            System.out.println("{\"level\":\"INFO\",\"message\":\"webhook accepted\",\"receipt\":\"" + id + "\"}");
        }
        output.write(ACCEPTED);
    }

    private String key(JsonNode post) {
        return Macs.key(
                secrets.identity(),
                "source",
                "x",
                "main",
                "",
                post.path("id_str").asString(""));
    }

    private boolean isGenuine(String signature, byte[] body) {
        String mac = "sha256=" + Base64.getEncoder().encodeToString(Macs.of(secrets.account(), body));
        return MessageDigest.isEqual(mac.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }
}
