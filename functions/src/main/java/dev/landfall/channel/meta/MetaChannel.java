package dev.landfall.channel.meta;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Channel;
import dev.landfall.channel.Fields;
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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One of Meta's channels. All sign alike: hex HMAC-SHA256 of the body under the app's secret. Instagram signs with the
 * Facebook app's secret or with its own, so an account lists both.
 * See <a href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started">its reference</a>.
 */
public final class MetaChannel implements Channel {

    static final String MESSENGER = "messenger";
    static final String INSTAGRAM = "instagram";
    static final String WHATSAPP = "whatsapp";

    private static final String SIGNATURE_PREFIX = "sha256=";

    /** The challenge comes back in our name, so it is nothing that a browser would run. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_=+/.-]{1,256}");

    private final String name;
    private final String object;

    private MetaChannel(String name, String object) {
        this.name = name;
        this.object = object;
    }

    public static MetaChannel messenger() {
        return new MetaChannel(MESSENGER, "page");
    }

    public static MetaChannel instagram() {
        return new MetaChannel(INSTAGRAM, "instagram");
    }

    public static MetaChannel whatsapp() {
        return new MetaChannel(WHATSAPP, "whatsapp_business_account");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Verification verify(RawRequest request, AccountSecrets secrets, Instant now) {
        Optional<byte[]> mac = request.header("x-hub-signature-256")
                .filter(value -> value.startsWith(SIGNATURE_PREFIX))
                .map(value -> Signatures.hex(value.substring(SIGNATURE_PREFIX.length()))
                        .orElse(new byte[0]));
        return Signatures.verify(mac, secrets, request.body());
    }

    @Override
    public Optional<HandshakeAnswer> handshake(RawRequest request, AccountSecrets account) {
        boolean asked = request.method().equals("GET")
                && request.queryParameter("hub.mode").equals(Optional.of("subscribe"));
        boolean known = account.verifyToken()
                .flatMap(ours -> request.queryParameter("hub.verify_token").map(given -> Signatures.same(ours, given)))
                .orElse(false);
        return asked && known
                ? request.queryParameter("hub.challenge")
                        .filter(challenge -> CHALLENGE.matcher(challenge).matches())
                        .map(challenge -> new HandshakeAnswer("text/plain", challenge))
                : Optional.empty();
    }

    @Override
    public Parsed parse(byte[] body, AccountContext account) {
        return StrictJson.parse(body, root -> events(root, account));
    }

    private Parsed events(JsonNode root, AccountContext account) {
        if (!Fields.text(root, "object").equals(Optional.of(object))
                || !root.path("entry").isArray()) {
            return new Malformed(Parsed.Reason.NOT_THIS_CHANNEL);
        }
        List<InboundEvent> events = new ArrayList<>();
        for (JsonNode entry : root.path("entry")) {
            if (name.equals(WHATSAPP)) {
                new WhatsAppChanges(account, events).add(entry);
            } else {
                new PageEntries(name, account, events).add(entry);
            }
        }
        return new Events(Optional.empty(), events);
    }
}
