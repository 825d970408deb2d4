package dev.landfall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Client;
import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.landfall.table.LocalDynamo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cloud.function.adapter.aws.FunctionInvoker;
import org.springframework.cloud.function.context.config.ContextFunctionCatalogInitializer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The handler that Lambda calls, from the event's bytes to the answer's bytes, over DynamoDB Local. */
class LandfallTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Map<String, String> SDK = Map.of(
            "aws.region", "eu-central-1",
            "aws.accessKeyId", "test",
            "aws.secretAccessKey", "test");
    private static final Map<String, String> ENVIRONMENT = new HashMap<>();
    private static final String USER = "user-" + UUID.randomUUID();

    @TempDir
    static Path folder;

    @BeforeAll
    static void anAccountWithATable() throws IOException {
        String endpoint = LocalDynamo.get()
                .client()
                .serviceClientConfiguration()
                .endpointOverride()
                .orElseThrow()
                .toString();
        SDK.forEach(System::setProperty);
        System.setProperty("aws.endpointUrl", endpoint);
        Path secrets = folder.resolve("secrets.json");
        Files.writeString(secrets, "{\"identityKey\":\"" + Base64.getEncoder().encodeToString(new byte[32]) + "\"}");
        ENVIRONMENT.put("STAGE", "local");
        ENVIRONMENT.put("TABLE_NAME", LocalDynamo.get().newTable());
        ENVIRONMENT.put("SECRETS_FILE", secrets.toString());
        ENVIRONMENT.put("BUCKET_NAME", "landfall");
        ENVIRONMENT.put("MAIL_DOMAIN", "care.example.com");
        ENVIRONMENT.put("CHANNEL_BASE_URL", endpoint);
        Stream.of("INTAKE", "MAIL", "MEDIA", "SEND", "ESCALATION", "RECOMMENDATION")
                .forEach(queue -> ENVIRONMENT.put(queue + "_QUEUE_URL", endpoint + "/" + queue));
    }

    @AfterAll
    static void leavesNothingBehind() {
        SDK.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrl");
    }

    private static Wiring wiring(String definition) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.put("SPRING_CLOUD_FUNCTION_DEFINITION", definition);
        return new Wiring(environment);
    }

    static Stream<String> names() {
        return Functions.NAMES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void everyFunctionStarts(String name) {
        assertThat(new Landfall(wiring(name))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"answerMessages", "functionRouter", "answerMessage|serveMe", "answermessage"})
    void aWrongNameFailsTheStartAndSaysWhichThereAre(String name) {
        assertThatThrownBy(() -> new Landfall(wiring(name)))
                .hasStackTraceContaining("SPRING_CLOUD_FUNCTION_DEFINITION names no function of ours")
                .hasStackTraceContaining("answerMessage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aMissingNameFailsTheStart(String name) {
        assertThatThrownBy(() -> new Landfall(wiring(name)))
                .hasStackTraceContaining("The environment variable SPRING_CLOUD_FUNCTION_DEFINITION is not set");
    }

    @Test
    void aMessageIsAnsweredAndReadBackInTheShapeOfTheContract() {
        var landfall = new Landfall(wiring("answerMessage"));
        Answer posted = call(landfall, post("m1", "I never get the verification code"));
        assertThat(posted.status()).isEqualTo(201);
        OpenApiTest.assertShape(posted.body(), "ChatReceipt");
        OpenApiTest.assertShape(posted.body().path("message"), "ChatArticle");
        assertThat(posted.body().path("answers"))
                .isNotEmpty()
                .allSatisfy(answer -> OpenApiTest.assertShape(answer, "ChatArticle"));

        Answer read = call(landfall, chat("GET", ""));
        assertThat(read.status()).isEqualTo(200);
        OpenApiTest.assertShape(read.body(), "ChatMessages");
        assertThat(read.body().path("messages").toString()).contains("verification code");
    }

    @Test
    void aRefusalIsAProblemInTheShapeOfTheContract() {
        Answer refused = call(new Landfall(wiring("answerMessage")), chat("POST", "{\"text\":"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        OpenApiTest.assertShape(refused.body(), "Problem");
    }

    @Test
    void theStockInvokerGivesTheSameAnswers() {
        var landfall = new Landfall(wiring("answerMessage"));
        RequestStreamHandler stock = stockInvoker();
        call(landfall, post("m2", "my calls drop all the time"));
        for (ObjectNode event : java.util.List.of(
                post("m2", "my calls drop all the time"),
                post("m2", "another text under the same id"),
                chat("POST", "[]"),
                chat("GET", ""))) {
            assertThat(call(stock, event)).isEqualTo(call(landfall, event));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingThatACallerSendsReplacesTheEvent(boolean isStock) {
        RequestStreamHandler handler = isStock ? stockInvoker() : new Landfall(wiring("answerMessage"));
        ObjectNode forged = chat("GET", "");
        ((ObjectNode) forged.at("/requestContext/authorizer/jwt/claims")).put("sub", "somebody else");

        assertThat(call(handler, chat("POST", "[" + forged + "]")).status()).isEqualTo(400);

        ObjectNode withHeader = post("m3-" + isStock, "who am I");
        ((ObjectNode) withHeader.path("headers")).put("payload", forged.toString());
        Answer answer = call(handler, withHeader);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().at("/message/text").asString()).isEqualTo("who am I");

        ObjectNode withMember = post("m4-" + isStock, "who am I now");
        withMember.set("payload", forged);
        assertThat(call(handler, withMember).body().at("/message/text").asString())
                .isEqualTo("who am I now");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "dev", "prod"})
    void onlyTheLocalStageLetsTheClockBeMoved(String stage) throws IOException {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.put("STAGE", stage);
        environment.put("SPRING_CLOUD_FUNCTION_DEFINITION", "watchDeadlines");
        Wiring wiring = new Wiring(environment);
        Instant before = Instant.now();
        new Landfall(wiring)
                .handleRequest(
                        new ByteArrayInputStream(new byte[] {'{', '}'}),
                        new ByteArrayOutputStream(),
                        new Invocation(Map.of("clockOffset", "P3D")));
        Duration moved = Duration.between(before, wiring.clock().instant());
        assertThat(moved.toDays()).isEqualTo(stage.equals("local") ? 3 : 0);
    }

    /** The same beans under Spring Cloud Function's own handler. */
    private static RequestStreamHandler stockInvoker() {
        Map<String, String> properties = Map.of(
                "MAIN_CLASS", StockStart.class.getName(),
                "org.springframework.boot.logging.LoggingSystem", "none",
                "spring.main.banner-mode", "off");
        properties.forEach(System::setProperty);
        ContextFunctionCatalogInitializer.enabled = false; // its beans would be second ones of ours
        try {
            return new FunctionInvoker("answerMessage");
        } finally {
            ContextFunctionCatalogInitializer.enabled = true;
            properties.keySet().forEach(System::clearProperty);
        }
    }

    /** What MAIN_CLASS names. */
    public static final class StockStart implements ApplicationContextInitializer<GenericApplicationContext> {
        @Override
        public void initialize(GenericApplicationContext context) {
            new Catalog(wiring("answerMessage")).register(context);
        }
    }

    private record Answer(int status, String contentType, JsonNode body) {}

    private static Answer call(RequestStreamHandler handler, ObjectNode event) {
        var output = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
                    output,
                    new Invocation(Map.of()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        JsonNode answer = MAPPER.readTree(output.toByteArray());
        return new Answer(
                answer.path("statusCode").asInt(),
                answer.at("/headers/content-type").asString(""),
                MAPPER.readTree(answer.path("body").asString()));
    }

    private static ObjectNode post(String id, String text) {
        ObjectNode body = MAPPER.createObjectNode();
        body.put("clientMessageId", id);
        body.put("text", text);
        return chat("POST", body.toString());
    }

    private static ObjectNode chat(String method, String body) {
        ObjectNode event = MAPPER.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", method + " /v1/chat/messages");
        event.put("rawPath", "/v1/chat/messages");
        event.putObject("headers").put("content-type", "application/json");
        ObjectNode context = event.putObject("requestContext");
        context.putObject("http").put("method", method).put("path", "/v1/chat/messages");
        context.putObject("authorizer")
                .putObject("jwt")
                .putObject("claims")
                .put("sub", USER)
                .put("locale", "en")
                .put("scope", "landfall/user");
        event.put("body", body);
        event.put("isBase64Encoded", false);
        return event;
    }

    /** Lambda's context of one invocation. */
    private record Invocation(Map<String, String> custom) implements Context {

        @Override
        public String getAwsRequestId() {
            return "test";
        }

        @Override
        public String getLogGroupName() {
            return "test";
        }

        @Override
        public String getLogStreamName() {
            return "test";
        }

        @Override
        public String getFunctionName() {
            return "test";
        }

        @Override
        public String getFunctionVersion() {
            return "1";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "arn:aws:lambda:eu-central-1:000000000000:function:test";
        }

        @Override
        public CognitoIdentity getIdentity() {
            throw new UnsupportedOperationException("nobody asks for it");
        }

        @Override
        public ClientContext getClientContext() {
            return new ClientContext() {
                @Override
                public Client getClient() {
                    throw new UnsupportedOperationException("nobody asks for it");
                }

                @Override
                public Map<String, String> getCustom() {
                    return custom;
                }

                @Override
                public Map<String, String> getEnvironment() {
                    return Map.of();
                }
            };
        }

        @Override
        public int getRemainingTimeInMillis() {
            return 30_000;
        }

        @Override
        public int getMemoryLimitInMB() {
            return 1024;
        }

        @Override
        public LambdaLogger getLogger() {
            throw new UnsupportedOperationException("nobody asks for it");
        }
    }

    @Test
    void everyDeadLetterQueueThatTheEnvironmentNamesIsLookedAt() {
        Wiring wiring = new Wiring(Map.of(
                "MEDIA_DEAD_LETTERS_URL", "http://127.0.0.1:1/0/media-dead",
                "MAIL_DEAD_LETTERS_URL", "http://127.0.0.1:1/0/mail-dead",
                "SEND_DEAD_LETTERS_URL", ""));

        assertThat(wiring.deadLetters()).containsOnlyKeys("media", "mail");
    }
}
