package dev.landfall.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.contact.Contacts;
import dev.landfall.contact.Ids;
import dev.landfall.contact.Keys;
import dev.landfall.knowledge.Answers;
import dev.landfall.knowledge.HandoverToDesk;
import dev.landfall.knowledge.Responder;
import dev.landfall.objects.Objects;
import dev.landfall.policy.Policies;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.table.InMemoryTable;
import dev.landfall.ticket.DeskEntry;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.TicketId;
import dev.landfall.ticket.Tickets;
import dev.landfall.wording.Wordings;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.support.GenericMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AnswerMessageTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Keys KEYS = new Keys(() -> new byte[32]);
    private static final Policies POLICIES = new PolicyFiles(MAPPER);

    private final InMemoryTable table = new InMemoryTable();
    private final Tickets tickets = new Tickets(table, KEYS);
    private final Map<String, byte[]> bucket = new HashMap<>();
    private final AnswerMessage function = function();

    private AnswerMessage function() {
        Contacts contacts = new Contacts(table);
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
        Wordings wordings = new Wordings(POLICIES);
        Responder responder = new Responder(
                POLICIES, new Answers(POLICIES), wordings, new HandoverToDesk(tickets, POLICIES, wordings, List::of));
        return new AnswerMessage(
                MAPPER,
                new AnswerMessage.Records(tickets, contacts, KEYS, POLICIES, clock),
                new Reception(tickets, contacts, new Reception.Names(KEYS, Ids.secure()), POLICIES),
                responder,
                new AnswerMessage.Files(table, new Bucket(bucket), Ids.secure()));
    }

    private record Bucket(Map<String, byte[]> objects) implements Objects {
        @Override
        public void put(String key, byte[] content, String contentType) {
            objects.put(key, content);
        }

        @Override
        public Optional<byte[]> get(String key) {
            return Optional.ofNullable(objects.get(key));
        }

        @Override
        public void delete(String key) {
            objects.remove(key);
        }

        @Override
        public URI presignGet(String key, Duration validFor) {
            return URI.create("https://bucket.example/" + key);
        }

        @Override
        public URI presignPut(String key, String contentType, long bytes, Duration validFor) {
            return URI.create("https://bucket.example/" + key);
        }
    }

    record Reply(int status, JsonNode body) {}

    private Reply call(String method, String path, String sub, String locale, Map<String, String> query, String body) {
        ObjectNode event = MAPPER.createObjectNode();
        event.put("version", "2.0");
        event.put("rawPath", path);
        query.forEach(event.putObject("queryStringParameters")::put);
        ObjectNode context = event.putObject("requestContext");
        context.putObject("http").put("method", method);
        ObjectNode claims = context.putObject("authorizer").putObject("jwt").putObject("claims");
        if (!sub.isEmpty()) {
            claims.put("sub", sub);
        }
        claims.put("locale", locale);
        claims.put("country", "DE");
        event.put("body", body);
        byte[] answer = function.apply(new GenericMessage<>(
                new ByteArrayInputStream(MAPPER.writeValueAsString(event).getBytes(StandardCharsets.UTF_8))));
        JsonNode response = MAPPER.readTree(answer);
        return new Reply(
                response.path("statusCode").asInt(),
                MAPPER.readTree(response.path("body").asString()));
    }

    private Reply post(String sub, String locale, String id, String text) {
        ObjectNode body = MAPPER.createObjectNode().put("clientMessageId", id).put("text", text);
        return call("POST", "/v1/chat/messages", sub, locale, Map.of(), MAPPER.writeValueAsString(body));
    }

    @ParameterizedTest
    @CsvSource({
        "en, I never get the verification code",
        "es, no me llega el código de verificación",
        "pt, não recebo o código de verificação",
        "id, kode verifikasi tidak masuk",
        "ar, لم يصلني رمز التحقق",
        "hi, वेरिफिकेशन कोड नहीं आ रहा है",
        "ja, 認証コードが届きません",
        "zh-Hans, 收不到验证码"
    })
    void aKnownQuestionIsAnsweredInItsOwnLanguageAtOnce(String locale, String text) {
        Reply reply = post("user-1", locale, "m1", text);
        assertThat(reply.status()).isEqualTo(201);
        JsonNode answer = reply.body().path("answers").path(0);
        assertThat(answer.path("language").asString()).isEqualTo(locale);
        assertThat(answer.path("provenance").asString()).contains("verification-code-missing");
        assertThat(reply.body().path("trackingCode").asString()).matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
    }

    @Test
    void aMessageWithDeviceFactsIsTakenIn() {
        String body = "{\"clientMessageId\":\"m1\",\"text\":\"no me llega el código\",\"facts\":{\"rttMs\":40}}";
        Reply reply = call("POST", "/v1/chat/messages", "user-1", "es", Map.of(), body);
        assertThat(reply.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "en, I want to talk to a human",
        "es, quiero hablar con una persona",
        "pt, quero falar com um atendente",
        "id, saya mau bicara dengan orang",
        "ar, أريد التحدث مع موظف",
        "hi, मुझे किसी इंसान से बात करनी है",
        "ja, オペレーターにつないでください",
        "zh-Hans, 转人工"
    })
    void askingForAPersonHandsOverInThatVeryRequest(String locale, String text) {
        Reply reply = post("user-1", locale, "m1", text);
        assertThat(reply.body().path("owner").asString()).isEqualTo("human");
        assertThat(reply.body().path("answers")).hasSize(1);
        TicketId id = new TicketId(reply.body().path("ticketId").asString());
        assertThat(tickets.packets(id)).hasSize(1);
        String desk = tickets.find(id).orElseThrow().ownership().desk();
        assertThat(tickets.waiting(desk, 5)).extracting(DeskEntry::ticket).containsExactly(id);
        assertThat(tickets.outbounds(id))
                .singleElement()
                .satisfies(out -> assertThat(out.kind()).isEqualTo(Outbound.Kind.HANDOVER_NOTICE));
        Reply next = post("user-1", locale, "m2", text);
        assertThat(next.body().path("answers")).isEmpty();
    }

    @Test
    void theSameIdAndBodyGetsTheStoredAnswerAndAnotherBodyIsRefused() {
        Reply first = post("user-1", "es", "m1", "no me llega el código de verificación");
        Reply again = post("user-1", "es", "m1", "no me llega el código de verificación");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("answers")).isEqualTo(first.body().path("answers"));
        assertThat(post("user-1", "es", "m1", "otra cosa").status()).isEqualTo(422);
        assertThat(post("user-2", "es", "m1", "otra cosa").status()).isEqualTo(201);
    }

    @Test
    void theSameAnswerIsNeverGivenTwiceInARow() {
        String last = "";
        for (int i = 0; i < 6; i++) {
            Reply reply = post("user-1", "en", "m" + i, "I never get the verification code");
            String provenance =
                    reply.body().path("answers").path(0).path("provenance").asString();
            assertThat(provenance).isNotEmpty().isNotEqualTo(last);
            last = provenance;
        }
    }

    @Test
    void whatWasSaidSinceIsReadOnceAndOnlyByItsOwner() {
        Reply first = post("user-1", "en", "m1", "I never get the verification code");
        Reply all = call("GET", "/v1/chat/messages", "user-1", "en", Map.of(), "");
        assertThat(all.body().path("messages")).hasSize(2);
        String cursor = all.body().path("cursor").asString();
        assertThat(cursor).isEqualTo(first.body().path("cursor").asString());
        assertThat(call("GET", "/v1/chat/messages", "user-1", "en", Map.of("after", cursor), "")
                        .body()
                        .path("messages"))
                .isEmpty();
        String stolen =
                new Cursor(Map.of(new TicketId(first.body().path("ticketId").asString()), 0L)).text();
        assertThat(call("GET", "/v1/chat/messages", "user-2", "en", Map.of("after", stolen), "")
                        .body()
                        .path("messages"))
                .isEmpty();
        post("user-2", "en", "m1", "hello");
        assertThat(call("GET", "/v1/chat/messages", "user-2", "en", Map.of("after", stolen), "")
                        .body()
                        .path("messages"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"text\":\"a\"}",
                "{\"clientMessageId\":\"m\"}",
                "{\"clientMessageId\":\"m\",\"text\":\"a\",\"facts\":{\"rttMs\":-4}}",
                "{\"clientMessageId\":\"m\",\"text\":\"a\",\"attachments\":[\"none\"]}",
                "{\"clientMessageId\":\"m\\ud800\",\"text\":\"a\"}"
            })
    void whatCannotBeReadIsRefusedAndStoresNothing(String body) {
        assertThat(call("POST", "/v1/chat/messages", "user-1", "en", Map.of(), body)
                        .status())
                .isEqualTo(400);
        assertThat(table.size()).isZero();
    }

    @Test
    void aBodyThatIsNotUtf8IsRefusedAndStoresNothing() {
        byte[] body = "{\"clientMessageId\":\"m\",\"text\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        ObjectNode event = MAPPER.createObjectNode();
        event.put("rawPath", "/v1/chat/messages");
        ObjectNode context = event.putObject("requestContext");
        context.putObject("http").put("method", "POST");
        context.putObject("authorizer").putObject("jwt").putObject("claims").put("sub", "user-1");
        event.put("body", java.util.Base64.getEncoder().encodeToString(body));
        event.put("isBase64Encoded", true);
        byte[] answer = function.apply(new GenericMessage<>(new ByteArrayInputStream(MAPPER.writeValueAsBytes(event))));
        assertThat(MAPPER.readTree(answer).path("statusCode").asInt()).isEqualTo(400);
        assertThat(table.size()).isZero();
    }

    @Test
    void aTokenWithoutSubjectOrACursorOfSomebodysMakingIsRefused() {
        assertThat(post("", "en", "m1", "hello").status()).isEqualTo(401);
        assertThat(call("GET", "/v1/chat/messages", "user-1", "en", Map.of("after", "%%%"), "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aLoneSurrogateDoesNoHarm() {
        Reply reply = call(
                "POST",
                "/v1/chat/messages",
                "user-1",
                "en",
                Map.of(),
                "{\"clientMessageId\":\"m\",\"text\":\"a\\ud800b\"}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body().path("message").path("text").asString()).isEqualTo("a\uFFFDb");
    }

    @Test
    void anUploadIsOfferedWithThePromiseOfItsDeletionAndOnlyItsOwnerMayUseIt() {
        String body = "{\"contentType\":\"image/png\",\"bytes\":1000}";
        Reply offer = call("POST", "/v1/chat/attachments", "user-1", "es", Map.of(), body);
        assertThat(offer.status()).isEqualTo(201);
        assertThat(offer.body().path("deletedAt").asString()).isEqualTo("2026-11-25T10:00:00Z");
        assertThat(offer.body().path("notice").asString()).contains("24");
        String message = "{\"clientMessageId\":\"m\",\"text\":\"mira\",\"attachments\":[\""
                + offer.body().path("attachmentId").asString() + "\"]}";
        assertThat(call("POST", "/v1/chat/messages", "user-2", "es", Map.of(), message)
                        .status())
                .isEqualTo(400);
        assertThat(call("POST", "/v1/chat/messages", "user-1", "es", Map.of(), message)
                        .status())
                .isEqualTo(201);
        assertThat(call(
                                "POST",
                                "/v1/chat/attachments",
                                "user-1",
                                "es",
                                Map.of(),
                                "{\"contentType\":\"application/x-msdownload\",\"bytes\":10}")
                        .status())
                .isEqualTo(415);
    }
}
