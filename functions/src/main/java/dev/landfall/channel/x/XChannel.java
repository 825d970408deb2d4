package dev.landfall.channel.x;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Channel;
import dev.landfall.channel.HandshakeAnswer;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.Parsed.Events;
import dev.landfall.channel.Parsed.Malformed;
import dev.landfall.channel.RawRequest;
import dev.landfall.channel.Signatures;
import dev.landfall.channel.StrictJson;
import dev.landfall.channel.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * X's webhook: account activity and filtered stream come to one address, signed with the app's consumer secret. Pages of
 * search results are read alike, since they are kept alike.
 * See <a href="https://docs.x.com/x-api/webhooks/introduction">its reference</a>.
 */
public final class XChannel implements Channel {

    static final String NAME = "x";

    private static final String SIGNATURE_PREFIX = "sha256=";

    /**
     * The challenge is signed with the key that signs bodies, so answering any text would let a stranger have a body
     * of his own signed. A challenge has only these characters; a body that we read begins with a brace.
     */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_=+/.-]{1,256}");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verification verify(RawRequest request, AccountSecrets secrets, Instant now) {
        Optional<String> signature = request.header("x-twitter-webhooks-signature")
                .filter(value -> value.startsWith(SIGNATURE_PREFIX))
                .map(value -> value.substring(SIGNATURE_PREFIX.length()));
        return Signatures.verifyBase64(signature, secrets, request.body());
    }

    @Override
    public Optional<HandshakeAnswer> handshake(RawRequest request, AccountSecrets account) {
        if (!request.method().equals("GET") || account.secrets().isEmpty()) {
            return Optional.empty();
        }
        return request.queryParameter("crc_token")
                .filter(token -> CHALLENGE.matcher(token).matches())
                .map(token ->
                        Signatures.hmacSha256(Signatures.utf8(account.secrets().getFirst()), Signatures.utf8(token)))
                .map(mac -> SIGNATURE_PREFIX + Base64.getEncoder().encodeToString(mac))
                .map(response -> new HandshakeAnswer("application/json", "{\"response_token\":\"" + response + "\"}"));
    }

    @Override
    public Parsed parse(byte[] body, AccountContext account) {
        return StrictJson.parse(body, root -> events(root, account));
    }

    private static Parsed events(JsonNode root, AccountContext account) {
        List<InboundEvent> events = new ArrayList<>();
        if (root.has("matching_rules") && root.has("data")) {
            events.add(StreamPosts.event(root, account));
            return new Events(Optional.empty(), events);
        }
        if (root.path("meta").has("result_count")) {
            return new Events(Optional.empty(), StreamPosts.page(root, account));
        }
        ActivityEvents activity = ActivityEvents.of(root, account);
        for (Map.Entry<String, JsonNode> part : root.properties()) {
            activity.addTo(events, part.getKey(), part.getValue());
        }
        return events.isEmpty() ? new Malformed(Parsed.Reason.NOT_THIS_CHANNEL) : new Events(Optional.empty(), events);
    }
}
