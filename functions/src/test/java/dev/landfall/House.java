package dev.landfall;

import dev.landfall.compliance.Jurisdictions;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.IdentityKey;
import dev.landfall.contact.Ids;
import dev.landfall.contact.Keys;
import dev.landfall.contact.LinkCodes;
import dev.landfall.policy.Policies;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.table.InMemoryTable;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.ArticleDraft;
import dev.landfall.ticket.Incoming;
import dev.landfall.ticket.Linking;
import dev.landfall.ticket.Origin;
import dev.landfall.ticket.Received;
import dev.landfall.ticket.Reception;
import dev.landfall.ticket.Ticket;
import dev.landfall.ticket.Tickets;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A house in memory, with a clock that a test moves and doors that take real events. */
public final class House implements InstantSource {

    public static final JsonMapper MAPPER = JsonMapper.builder().build();

    public final InMemoryTable table = new InMemoryTable();
    public final Keys keys = new Keys(() -> new byte[32]);
    public final Policies policies = new PolicyFiles(MAPPER);
    public final Ids ids;
    public final Tickets tickets = new Tickets(table, keys);
    public final Contacts contacts = new Contacts(table);
    public final LinkCodes codes;
    public final Linking linking;
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");

    public House(long seed) {
        ids = new Ids(new Random(seed));
        codes = new LinkCodes(table, keys, ids, policies);
        linking = new Linking(table, tickets, codes, policies);
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }

    /** What a function answered. */
    public record Answer(int status, JsonNode body) {}

    /** One HTTP request on its way to a function. */
    public record Call(String method, String path, Map<String, String> query, Map<String, String> claims, String body) {

        public static Call get(String path, String subject) {
            return new Call("GET", path, Map.of(), Map.of("sub", subject), "");
        }

        public static Call post(String path, String subject, String body) {
            return new Call("POST", path, Map.of(), Map.of("sub", subject), body);
        }

        public Call put() {
            return new Call("PUT", path, query, claims, body);
        }

        public Call with(Map<String, String> otherQuery) {
            return new Call(method, path, otherQuery, claims, body);
        }

        public Call as(Map<String, String> otherClaims) {
            return new Call(method, path, query, otherClaims, body);
        }
    }

    public Answer ask(Function<Message<InputStream>, byte[]> function, Call call, String... headers) {
        ObjectNode event = MAPPER.createObjectNode();
        event.put("version", "2.0").put("rawPath", call.path());
        event.putObject("requestContext").putObject("http").put("method", call.method());
        ((ObjectNode) event.path("requestContext"))
                .putObject("authorizer")
                .putObject("jwt")
                .set("claims", MAPPER.valueToTree(call.claims()));
        event.set("queryStringParameters", MAPPER.valueToTree(call.query()));
        ObjectNode names = event.putObject("headers");
        for (int i = 0; i < headers.length; i += 2) {
            names.put(headers[i], headers[i + 1]);
        }
        String[] path = call.path().split("/");
        if (path.length > 3) {
            event.putObject("pathParameters").put("id", path[3]).put("permission", path[3]);
        }
        event.put("body", call.body());
        JsonNode answer = MAPPER.readTree(function.apply(message(event)));
        String body = answer.path("body").asString("");
        return new Answer(
                answer.path("statusCode").asInt(), body.isEmpty() ? MAPPER.createObjectNode() : MAPPER.readTree(body));
    }

    public static Message<InputStream> message(JsonNode event) {
        return new GenericMessage<>(
                new ByteArrayInputStream(MAPPER.writeValueAsString(event).getBytes(StandardCharsets.UTF_8)));
    }

    /** Somebody's words on a channel. */
    public record Words(String channel, String user, String id, String text, String language) {}

    public Reception reception() {
        return new Reception(tickets, contacts, new Reception.Names(keys, ids), policies);
    }

    /** Takes a direct message in. */
    public Received says(Words words, Optional<String> area, Map<String, String> details) {
        return says(words, area, details, List.of());
    }

    /** Takes a direct message with files in. */
    public Received says(Words words, Optional<String> area, List<String> objects) {
        return says(words, area, Map.of(), objects);
    }

    private Received says(Words words, Optional<String> area, Map<String, String> details, List<String> objects) {
        IdentityKey identity = keys.identity(words.channel(), "main", words.user());
        Origin origin = new Origin(words.channel(), "main", identity, words.user(), Map.of("to", "to-" + words.user()));
        ArticleDraft draft = ArticleDraft.fromPerson(
                        keys.source(words.channel(), "main", words.user(), words.id()),
                        origin,
                        words.text(),
                        words.language(),
                        now)
                .withDetails(details)
                .withObjects(objects);
        return reception()
                .receive(
                        Incoming.direct(
                                draft,
                                words.user(),
                                area,
                                words.language(),
                                policies.current(Jurisdictions.POLICY)
                                        .of(Optional.ofNullable(details.get("country")), Optional.empty())),
                        now,
                        (work, message, person) -> {});
    }

    public Ticket opens(String channel, String user, String id, String area) {
        return ticket(says(new Words(channel, user, id, "No me llega el código", "es"), Optional.of(area), Map.of()));
    }

    public static Ticket ticket(Received received) {
        return switch (received) {
            case Received.Opened opened -> opened.ticket();
            case Received.Joined joined -> joined.ticket();
            case Received.Duplicate duplicate -> throw new IllegalArgumentException("A duplicate has no ticket");
        };
    }

    /** The ticket as it is stored now. */
    public Ticket current(Ticket ticket) {
        return tickets.find(ticket.id()).orElseThrow();
    }

    public Article newest(Ticket ticket) {
        return tickets.latestArticles(ticket.id(), 1).getFirst();
    }
}
