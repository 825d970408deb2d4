package dev.landfall.contact;

/** Names one person as we know them; unguessable, and in no relation to any channel's id. */
public record ContactId(String value) {
    public ContactId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A contact id is not blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
