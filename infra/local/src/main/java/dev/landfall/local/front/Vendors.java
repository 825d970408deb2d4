package dev.landfall.local.front;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays the channels' services: notes each call in the outbox and answers as the vendor would, or fails when told to. */
public final class Vendors {

    private static final Duration HANG = Duration.ofSeconds(35);

    /** How often a channel is to fail yet, and how. */
    private record Fault(String kind, int times) {}

    private final Outbox outbox;
    private final Supplier<Instant> now;
    private final JsonNode secrets;
    private final VendorFiles files;
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Set<String> retryKeys = ConcurrentHashMap.newKeySet();
    private final PlayedX posts;

    /** @param secrets the folder's secrets, to know an account by its token */
    public Vendors(Outbox outbox, JsonNode secrets, Supplier<Instant> now) {
        this.outbox = outbox;
        this.secrets = secrets;
        this.files = new VendorFiles(secrets);
        this.now = now;
        this.posts = new PlayedX(now);
    }

    public void serveOn(FrontDoor front) {
        front.mount(
                "/x/2/tweets/search/",
                request -> fault("x-search").map(Vendors::failure).orElseGet(() -> posts.serve(request)));
        front.mount("/x/", request -> serve("x", request));
        front.mount("/line/", request -> serve("line", request));
        front.mount("/messenger/", request -> serve("messenger", request));
        front.mount("/instagram/", request -> serve("instagram", request));
        front.mount("/whatsapp/", request -> serve("whatsapp", request));
        front.mount("/telegram/", request -> serve("telegram", request));
        front.mount("/discord/", request -> serve("discord", request));
        front.mount("/wechat/", request -> serve("wechat", request));
        front.mount("/generic/", request -> serve("generic", request));
        front.mount("/app/", request -> serve("app", request));
        front.mount("/ses/", request -> serve("mail", request));
    }

    /** The public posts that can be found. */
    PlayedX posts() {
        return posts;
    }

    void fail(String channel, String kind, int times) {
        if (!List.of("refuse", "timeout", "throttle").contains(kind)) {
            throw new IllegalArgumentException("A vendor can refuse, timeout or throttle");
        }
        faults.put(channel, new Fault(kind, times));
    }

    private Response serve(String channel, Request request) {
        boolean file = request.method().equals("GET") && request.rawPath().startsWith("/" + channel + "/media/");
        if (!file && !request.method().equals("POST")) {
            return Response.message(405, "Method Not Allowed");
        }
        Optional<Response> failed = fault(channel).map(Vendors::failure);
        return failed.orElseGet(() -> file ? files.serve(channel, request) : accept(channel, request));
    }

    private Optional<String> fault(String channel) {
        Fault fault = faults.get(channel);
        if (fault == null) {
            return Optional.empty();
        }
        if (fault.times() <= 1) {
            faults.remove(channel);
        } else {
            faults.put(channel, new Fault(fault.kind(), fault.times() - 1));
        }
        return Optional.of(fault.kind());
    }

    private static Response failure(String kind) {
        switch (kind) {
            case "throttle" -> {
                Response told = Response.message(429, "Too Many Requests");
                return new Response(
                        429, Map.of("retry-after", "1", "content-type", "application/json"), List.of(), told.body());
            }
            case "timeout" -> {
                try {
                    Thread.sleep(HANG);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return Response.message(504, "Gateway Timeout");
            }
            default -> {
                return Response.json(
                        400, Map.of("ok", false, "error_code", 400, "message", "refused", "description", "refused"));
            }
        }
    }

    private Response accept(String channel, Request request) {
        JsonNode body = body(request);
        String retryKey = request.header("x-line-retry-key");
        if (channel.equals("line") && !retryKey.isEmpty() && !retryKeys.add(retryKey)) {
            return Response.json(409, Map.of("message", "The retry key is already accepted"));
        }
        String id = UUID.randomUUID().toString();
        if (request.rawPath().endsWith("/users/@me/channels")) {
            return Response.json(200, Map.of("id", body.path("recipient_id").asString("0")));
        }
        outbox.add(new Outbox.Sent(
                id,
                channel,
                account(channel, request),
                to(channel, request, body),
                text(channel, body),
                request.headers(),
                now.get().toString(),
                body));
        return answer(channel, request, id, body);
    }

    private static JsonNode body(Request request) {
        try {
            return JsonMapper.shared().readTree(request.body());
        } catch (JacksonException e) {
            return JsonMapper.shared().valueToTree(HttpEvent.query(new String(request.body(), StandardCharsets.UTF_8)));
        }
    }

    /** The account whose access token the call carries; the generic channel names it in its address. */
    private String account(String channel, Request request) {
        String path = request.rawPath();
        if (channel.equals("generic")) {
            return path.substring(path.lastIndexOf('/') + 1);
        }
        String authorization = request.header("authorization");
        return secrets.path("channels").path(channel).properties().stream()
                .filter(entry -> {
                    String token = entry.getValue().path("accessToken").asString("");
                    return !token.isEmpty() && (authorization.contains(token) || path.contains(token));
                })
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("main");
    }

    private static String to(String channel, Request request, JsonNode body) {
        return switch (channel) {
            case "x" -> {
                String[] parts = request.rawPath().split("/", -1);
                yield parts.length > 6
                        ? parts[5]
                        : body.path("reply").path("in_reply_to_tweet_id").asString("");
            }
            case "discord" -> request.rawPath().replaceAll(".*/channels/([^/]+)/.*", "$1");
            case "mail" -> body.path("Destination").path("ToAddresses").path(0).asString("");
            case "messenger", "instagram" -> {
                String[] parts = request.rawPath().split("/", -1);
                yield body.path("recipient").path("id").asString(parts[2]);
            }
            default ->
                first(body, "to", "chat_id", "touser", "replyToken", "recipient", "conversation", "userId", "sub");
        };
    }

    private static String text(String channel, JsonNode body) {
        return switch (channel) {
            case "line" ->
                String.join(
                        "\n",
                        body.path("messages")
                                .valueStream()
                                .map(message -> message.path("text").asString(""))
                                .toList());
            case "discord" -> body.path("content").asString("");
            case "wechat" -> body.path("text").path("content").asString("");
            case "mail" -> mailText(body.path("Content"));
            case "messenger", "instagram" ->
                body.path("message").path("text").asString(body.path("message").asString(""));
            case "whatsapp" -> body.path("text").path("body").asString(template(body.path("template")));
            default -> first(body, "text", "message", "body");
        };
    }

    /** The template's name with its parameters. */
    private static String template(JsonNode template) {
        return String.join(
                " ",
                Stream.concat(
                                Stream.of(template.path("name").asString("")),
                                template.path("components")
                                        .valueStream()
                                        .flatMap(component -> component
                                                .path("parameters")
                                                .valueStream()
                                                .map(parameter ->
                                                        parameter.path("text").asString(""))))
                        .toList());
    }

    private static String mailText(JsonNode content) {
        String raw = content.path("Raw").path("Data").asString("");
        return raw.isEmpty()
                ? content.path("Simple").path("Body").path("Text").path("Data").asString("")
                : MailText.asSeen(Base64.getMimeDecoder().decode(raw));
    }

    private static String first(JsonNode body, String... names) {
        for (JsonNode place : List.of(body, body.path("data"))) {
            for (String name : names) {
                if (place.path(name).isValueNode()) {
                    return place.path(name).asString("");
                }
            }
        }
        return "";
    }

    private static Response answer(String channel, Request request, String id, JsonNode body) {
        return switch (channel) {
            case "x" ->
                Response.json(
                        201,
                        request.rawPath().contains("/dm_conversations/")
                                ? Map.of("data", Map.of("dm_conversation_id", id, "dm_event_id", id))
                                : Map.of(
                                        "data",
                                        Map.of(
                                                "id",
                                                id,
                                                "text",
                                                body.path("text").asString(""))));
            case "line" -> Response.json(200, Map.of("sentMessages", List.of(Map.of("id", id))));
            case "telegram" ->
                Response.json(
                        200, Map.of("ok", true, "result", Map.of("message_id", Math.abs(id.hashCode() % 1_000_000))));
            case "messenger", "instagram" ->
                Response.json(
                        200,
                        request.rawPath().endsWith("/me/messages")
                                ? Map.of("recipient_id", to(channel, request, body), "message_id", "m_" + id)
                                : Map.of("id", id));
            case "whatsapp" ->
                Response.json(
                        200, Map.of("messaging_product", "whatsapp", "messages", List.of(Map.of("id", "wamid." + id))));
            case "wechat" -> Response.json(200, Map.of("errcode", 0, "errmsg", "ok"));
            case "mail" -> Response.json(200, Map.of("MessageId", id));
            default -> Response.json(200, Map.of("id", id));
        };
    }
}
