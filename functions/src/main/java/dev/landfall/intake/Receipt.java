package dev.landfall.intake;

import dev.landfall.compliance.Stamp;
import java.time.Instant;
import java.util.Optional;

/**
 * Proof that a delivery was accepted, with its body, so that nothing in it can be lost.
 *
 * @param id an HMAC of the vendor's delivery id, or of the body where there is none
 * @param content the body, unless it is so large that it lies in the bucket
 */
@SuppressWarnings("ArrayRecordComponent")
record Receipt(String id, String channel, String account, Optional<byte[]> content, Instant receivedAt, Stamp stamp) {

    /** The key of a large body in the bucket. */
    String objectKey() {
        return "receipts/" + id;
    }

    @Override
    public String toString() {
        return "Receipt[" + id + "]";
    }
}
