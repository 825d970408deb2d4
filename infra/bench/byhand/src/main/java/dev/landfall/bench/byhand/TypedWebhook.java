package dev.landfall.bench.byhand;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

/** As people write it: AWS's event types, beans for the table, records for the body, the clients' defaults. */
public final class TypedWebhook implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Activity(@JsonProperty("tweet_create_events") List<Post> posts) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Post(@JsonProperty("id_str") String id, String text, User user) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record User(@JsonProperty("id_str") String id, String name) {}

    record QueueMessage(String receipt, int index, String channel, String account) {}

    private String key(Post post) {
        return Macs.key(secrets.identity(), "source", "x", "main", "", post.id());
    }

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Secrets secrets = Secrets.read(mapper);
    private final Store store = new Store(
            DynamoDbEnhancedClient.builder()
                    .dynamoDbClient(DynamoDbClient.create())
                    .build(),
            new Store.Kinds(
                    TableSchema.fromBean(Receipt.class),
                    TableSchema.fromBean(Due.class),
                    TableSchema.fromBean(Arrival.class)),
            SqsClient.create());

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        byte[] body = event.getBody().getBytes(StandardCharsets.UTF_8);
        String mac = "sha256=" + Base64.getEncoder().encodeToString(Macs.of(secrets.account(), body));
        String signature = event.getHeaders().getOrDefault("x-twitter-webhooks-signature", "");
        if (!MessageDigest.isEqual(mac.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8))) {
            return APIGatewayV2HTTPResponse.builder().withStatusCode(401).build();
        }
        Post post = mapper.readValue(body, Activity.class).posts().getFirst();
        String id = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Macs.of(secrets.identity(), Macs.framed("receipt", "x", "main"), body));
        if (!post.user().id().equals(secrets.ownUser()) && store.keep(id, event.getBody(), key(post))) {
            store.send(
                    id,
                    Macs.key(
                            secrets.identity(),
                            "identity",
                            "x",
                            "main",
                            post.user().id()),
                    mapper.writeValueAsString(new QueueMessage(id, 0, "x", "main")),
                    context.getAwsRequestId());
            context.getLogger()
                    .log("{\"level\":\"INFO\",\"message\":\"webhook accepted\",\"receipt\":\"" + id + "\"}\n");
        }
        return APIGatewayV2HTTPResponse.builder().withStatusCode(200).build();
    }
}
