package dev.landfall.contact;

/** Names one identity on one account of one channel, without saying which: an HMAC. */
public record IdentityKey(String value) {
    public IdentityKey {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An identity key is not blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
