package dev.landfall.channel;

import java.time.Instant;
import java.util.Optional;

/** One kind of outside sender: proves a request genuine over its raw bytes, then splits its body into events. */
public interface Channel {

    /** The word in the webhook's address and in every key, for example {@code line}. */
    String name();

    /** Whether the holder of one of the account's secrets sent exactly these bytes. No secret means forged. */
    Verification verify(RawRequest request, AccountSecrets secrets, Instant now);

    /** The answer to a vendor's set-up challenge; empty when the request is none, or cannot be answered. */
    default Optional<HandshakeAnswer> handshake(RawRequest request, AccountSecrets secrets) {
        return Optional.empty();
    }

    /** The body to keep and to parse: for an encrypted delivery, what was in it. Only of a genuine request. */
    default byte[] opened(RawRequest request, AccountSecrets secrets) {
        return request.body();
    }

    /** What the vendor wants to hear at once on a verified body; empty: that it was taken is enough. */
    default Optional<HandshakeAnswer> answer(byte[] body) {
        return Optional.empty();
    }

    /** Splits a verified body. The same body gives the same events with the same indexes, and never an exception. */
    Parsed parse(byte[] body, AccountContext account);
}
