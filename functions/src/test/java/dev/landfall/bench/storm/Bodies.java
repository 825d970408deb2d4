package dev.landfall.bench.storm;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Bodies as the vendors write them, as short as they may be. */
final class Bodies {

    private static final long AT = StormClock.START.toEpochMilli();

    private Bodies() {}

    /** One message of one person. */
    record Said(String user, String id, String text) {}

    static byte[] line(List<Said> all) {
        return json(Map.of(
                "destination",
                "U1",
                "events",
                all.stream().map(Bodies::lineEvent).toList()));
    }

    private static Map<String, Object> lineEvent(Said said) {
        return Map.of(
                "type",
                "message",
                "mode",
                "active",
                "timestamp",
                AT,
                "webhookEventId",
                "w" + said.id(),
                "source",
                Map.of("type", "user", "userId", said.user()),
                "message",
                Map.of("id", said.id(), "type", "text", "text", said.text()));
    }

    static byte[] lineUnsent(Said said) {
        return json(Map.of(
                "destination",
                "U1",
                "events",
                List.of(Map.of(
                        "type",
                        "unsend",
                        "mode",
                        "active",
                        "timestamp",
                        AT,
                        "source",
                        Map.of("type", "user", "userId", said.user()),
                        "unsend",
                        Map.of("messageId", said.id())))));
    }

    static byte[] generic(List<Said> all, boolean direct, boolean named) {
        return json(Map.of(
                "events",
                all.stream()
                        .map(said -> Map.of(
                                "id",
                                said.id(),
                                "type",
                                direct ? "message" : "post",
                                "user",
                                Map.of("id", said.user()),
                                "text",
                                said.text(),
                                "mentionsUs",
                                named,
                                "at",
                                "2026-11-24T09:59:00Z"))
                        .toList()));
    }

    static byte[] telegram(Said said, int update, boolean edited) {
        Map<String, Object> who = Map.of("id", Integer.parseInt(said.user()), "is_bot", false, "first_name", "P");
        Map<String, Object> chat = Map.of("id", Integer.parseInt(said.user()), "type", "private");
        Map<String, Object> message = new java.util.TreeMap<>(Map.of(
                "message_id",
                Integer.parseInt(said.id()),
                "date",
                AT / 1000,
                "from",
                who,
                "chat",
                chat,
                "text",
                said.text()));
        if (edited) {
            message.put("edit_date", AT / 1000 + update);
        }
        return json(Map.of("update_id", update, edited ? "edited_message" : "message", message));
    }

    static byte[] whatsapp(Said said) {
        Map<String, Object> value = Map.of(
                "messaging_product", "whatsapp",
                "metadata", Map.of("display_phone_number", "1555", "phone_number_id", "77"),
                "contacts", List.of(Map.of("profile", Map.of("name", "P"), "wa_id", said.user())),
                "messages",
                        List.of(Map.of(
                                "from", said.user(),
                                "id", "wamid." + said.id(),
                                "timestamp", Long.toString(AT / 1000),
                                "type", "text",
                                "text", Map.of("body", said.text()))));
        return json(Map.of(
                "object",
                "whatsapp_business_account",
                "entry",
                List.of(Map.of("id", "70", "changes", List.of(Map.of("field", "messages", "value", value))))));
    }

    static byte[] messenger(Said said) {
        Map<String, Object> message = Map.of(
                "sender", Map.of("id", said.user()),
                "recipient", Map.of("id", "900"),
                "timestamp", AT,
                "message", Map.of("mid", "m_" + said.id(), "text", said.text()));
        return json(Map.of(
                "object", "page", "entry", List.of(Map.of("id", "900", "time", AT, "messaging", List.of(message)))));
    }

    static byte[] x(Said said, boolean named) {
        List<Map<String, Object>> mentions = named
                ? List.of(Map.of("screen_name", "landfall", "id_str", "900", "indices", List.of(0, 9)))
                : List.of();
        Map<String, Object> post = Map.of(
                "id_str", said.id(),
                "created_at", "Tue Nov 24 10:00:00 +0000 2026",
                "timestamp_ms", Long.toString(AT),
                "text", (named ? "@landfall " : "") + said.text(),
                "user", Map.of("id_str", said.user(), "name", "P", "screen_name", "p" + said.user()),
                "entities", Map.of("user_mentions", mentions));
        return json(Map.of("for_user_id", "900", "tweet_create_events", List.of(post)));
    }

    static byte[] mail(Said said) {
        String head = """
                From: P <%1$s@example.org>\r
                To: care@%2$s\r
                Subject: =?utf-8?b?%3$s?=\r
                Date: Tue, 24 Nov 2026 10:00:00 +0000\r
                Message-ID: <%4$s@example.org>\r
                MIME-Version: 1.0\r
                Content-Type: text/plain; charset=utf-8\r
                \r
                %5$s\r
                """;
        String subject =
                java.util.Base64.getEncoder().encodeToString(("Care " + said.user()).getBytes(StandardCharsets.UTF_8));
        return head.formatted(said.user(), Deliveries.DOMAIN, subject, said.id(), said.text())
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] json(Object value) {
        return World.MAPPER.writeValueAsBytes(value);
    }
}
