package dev.landfall.channel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests and accounts, showing only what matters to a test. */
public final class Requests {

    public static final AccountSecrets ROTATING =
            new AccountSecrets(List.of("current-secret", "previous-secret"), Optional.of("token"), Optional.empty());
    public static final AccountSecrets WITHOUT =
            new AccountSecrets(List.of("", " "), Optional.empty(), Optional.empty());

    private Requests() {}

    public static RawRequest post(String body, Map<String, String> headers) {
        return new RawRequest("POST", headers, Map.of(), bytes(body));
    }

    public static RawRequest get(Map<String, String> query) {
        return new RawRequest("GET", Map.of(), query, new byte[0]);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static List<InboundEvent> events(Channel channel, String body, AccountContext account) {
        return ((Parsed.Events) channel.parse(bytes(body), account)).events();
    }

    public static SocialPost onlyPost(Channel channel, String body, AccountContext account) {
        List<InboundEvent> events = events(channel, body, account);
        return switch (events.getFirst()) {
            case InboundEvent.Message message -> message.post();
            case InboundEvent.Edited edited -> edited.post();
            case InboundEvent other -> throw new AssertionError("Not a post: " + other);
        };
    }
}
