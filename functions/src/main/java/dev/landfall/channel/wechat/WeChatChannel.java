package dev.landfall.channel.wechat;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import dev.landfall.channel.Channel;
import dev.landfall.channel.HandshakeAnswer;
import dev.landfall.channel.InboundEvent;
import dev.landfall.channel.InboundEvent.Ignored;
import dev.landfall.channel.InboundEvent.IgnoredReason;
import dev.landfall.channel.Parsed;
import dev.landfall.channel.PostDraft;
import dev.landfall.channel.RawRequest;
import dev.landfall.channel.ReplyAddress;
import dev.landfall.channel.Signatures;
import dev.landfall.channel.Timestamps;
import dev.landfall.channel.Verification;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A WeChat official account's server address. The account's {@code secrets} hold its token (3 to 32 characters) and, in
 * secure mode, its EncodingAESKey (43 characters); where there is a key only encrypted deliveries are believed, since in
 * plain mode the signature does not cover the message. WeChat waits five seconds and gets {@code success} at once;
 * answers go out by the customer service API. See
 * <a href="https://developers.weixin.qq.com/doc/offiaccount/en/Message_Management/Receiving_standard_messages.html">its
 * reference</a>.
 */
public final class WeChatChannel implements Channel {

    static final String NAME = "wechat";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verification verify(RawRequest request, AccountSecrets account, Instant now) {
        List<String> tokens = WeChatCipher.tokens(account);
        if (tokens.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SECRET);
        }
        boolean secure = !WeChatCipher.keys(account).isEmpty();
        Optional<String> given = request.queryParameter(secure ? "msg_signature" : "signature");
        if (given.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SIGNATURE);
        }
        String encrypted = secure ? Xml.read(request.body()).getOrDefault("Encrypt", "") : "";
        if (secure && encrypted.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_SIGNATURE);
        }
        if (!isSigned(request, tokens, given.get(), secure ? Optional.of(encrypted) : Optional.empty())) {
            return Verification.forged(Verification.Reason.BAD_SIGNATURE);
        }
        Optional<Instant> sentAt = Timestamps.seconds(request.queryParameter("timestamp"));
        if (sentAt.isEmpty()) {
            return Verification.forged(Verification.Reason.NO_TIMESTAMP);
        }
        if (Timestamps.isStale(sentAt.get(), now)) {
            return Verification.forged(Verification.Reason.STALE);
        }
        boolean readable = !secure || WeChatCipher.open(encrypted, account).isPresent();
        return readable ? Verification.genuine() : Verification.forged(Verification.Reason.BAD_SIGNATURE);
    }

    private static boolean isSigned(RawRequest request, List<String> tokens, String given, Optional<String> encrypted) {
        String timestamp = request.queryParameter("timestamp").orElse("");
        String nonce = request.queryParameter("nonce").orElse("");
        boolean signed = false;
        for (String token : tokens) {
            String expected = WeChatCipher.signature(token, timestamp, nonce, encrypted);
            signed |= MessageDigest.isEqual(Signatures.utf8(expected), Signatures.utf8(given));
        }
        return signed && !timestamp.isEmpty();
    }

    /** Echoes the challenge, as it was signed: plainly, in either mode. */
    @Override
    public Optional<HandshakeAnswer> handshake(RawRequest request, AccountSecrets account) {
        List<String> tokens = WeChatCipher.tokens(account);
        Optional<String> signature = request.queryParameter("signature");
        Optional<String> echo = request.queryParameter("echostr").filter(text -> text.matches("[0-9A-Za-z]{1,128}"));
        if (tokens.isEmpty() || signature.isEmpty() || !request.method().equals("GET")) {
            return Optional.empty();
        }
        return echo.filter(text -> isSigned(request, tokens, signature.get(), Optional.empty()))
                .map(text -> new HandshakeAnswer("text/plain", text));
    }

    /** What is kept is the plain message: the key may be another one when it is read again. */
    @Override
    public byte[] opened(RawRequest request, AccountSecrets account) {
        String encrypted = Xml.read(request.body()).getOrDefault("Encrypt", "");
        return encrypted.isEmpty()
                ? request.body()
                : WeChatCipher.open(encrypted, account).orElse(request.body());
    }

    @Override
    public Optional<HandshakeAnswer> answer(byte[] body) {
        return Optional.of(new HandshakeAnswer("text/plain", "success"));
    }

    @Override
    public Parsed parse(byte[] body, AccountContext account) {
        Map<String, String> message = Xml.read(body);
        if (!message.containsKey("MsgType")) {
            return new Parsed.Malformed(message.isEmpty() ? Parsed.Reason.NOT_XML : Parsed.Reason.NOT_THIS_CHANNEL);
        }
        Optional<String> id = word(message, "MsgId");
        return new Parsed.Events(Optional.empty(), List.of(event(message, id, account)));
    }

    private static InboundEvent event(Map<String, String> message, Optional<String> id, AccountContext account) {
        String type = message.getOrDefault("MsgType", "");
        return switch (type) {
            case "event" -> happened(message.getOrDefault("Event", ""));
            case "text" -> message(message, id, account, word(message, "Content"), "");
            case "voice" -> message(message, id, account, word(message, "Recognition"), "voice");
            case "image", "video", "shortvideo" -> message(message, id, account, Optional.empty(), type);
            case "location" -> message(message, id, account, word(message, "Label"), "");
            case "link" ->
                message(message, id, account, word(message, "Title").or(() -> word(message, "Description")), "");
            default -> new Ignored(0, id, IgnoredReason.UNKNOWN_MESSAGE_TYPE);
        };
    }

    private static InboundEvent happened(String event) {
        IgnoredReason reason = switch (event) {
            case "subscribe" -> IgnoredReason.FOLLOW;
            case "unsubscribe" -> IgnoredReason.UNFOLLOW;
            case "CLICK", "VIEW", "SCAN" -> IgnoredReason.POSTBACK;
            default -> IgnoredReason.UNKNOWN_EVENT_TYPE;
        };
        return new Ignored(0, Optional.empty(), reason);
    }

    private static InboundEvent message(
            Map<String, String> message,
            Optional<String> id,
            AccountContext account,
            Optional<String> text,
            String media) {
        Optional<String> sender = word(message, "FromUserName");
        PostDraft draft = new PostDraft(NAME, account)
                .source(id, sender, Timestamps.seconds(word(message, "CreateTime")))
                .from(sender, Optional.empty())
                .saying(text, Optional.of("zh-CN"))
                .addressed(true, false)
                .answeredAt(sender.map(ReplyAddress::to));
        if (!media.isEmpty()) {
            draft.with(media, word(message, "MediaId"));
        }
        return draft.at(0);
    }

    private static Optional<String> word(Map<String, String> message, String name) {
        return Optional.ofNullable(message.get(name)).filter(value -> !value.isBlank());
    }
}
