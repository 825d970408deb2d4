package dev.landfall.contact;

import dev.landfall.compliance.Stamp;
import java.time.Instant;

/**
 * One identity of a contact on an account of a channel.
 *
 * @param userId the channel's own id of the person: an address for mail, the token's subject for the app
 * @param proof how we know that it belongs to the contact
 */
public record ChannelIdentity(
        IdentityKey key,
        ContactId contact,
        String channel,
        String account,
        String userId,
        Proof proof,
        Instant linkedAt,
        Stamp stamp) {

    /** What ties an identity to its contact. */
    public enum Proof {
        /** The first one: the contact was made for it. */
        FOUNDING,
        /** The app's signed token. */
        TOKEN,
        /** A one-time code, asked for on one channel and told on the other. */
        CODE
    }

    public ChannelIdentity withContact(ContactId other, Proof newProof, Instant at) {
        return new ChannelIdentity(key, other, channel, account, userId, newProof, at, stamp);
    }
}
