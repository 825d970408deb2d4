package dev.landfall.contact;

/** A contact together with the identity through which they speak right now. */
public record Person(Contact contact, ChannelIdentity identity) {
    public Person {
        if (!identity.contact().equals(contact.id())) {
            throw new IllegalArgumentException("The identity belongs to another contact");
        }
    }
}
