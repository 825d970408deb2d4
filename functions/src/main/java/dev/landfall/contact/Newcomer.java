package dev.landfall.contact;

import dev.landfall.compliance.Anchors;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.Jurisdiction;
import dev.landfall.compliance.RecordClass;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who speaks to us, as their channel names them; known to us or not.
 *
 * @param locale BCP 47, of their app or account
 */
public record Newcomer(
        IdentityKey key, String channel, String account, String userId, String locale, Jurisdiction jurisdiction) {

    /** A person whom we know already. */
    public static Newcomer of(Person person) {
        ChannelIdentity identity = person.identity();
        return new Newcomer(
                identity.key(),
                identity.channel(),
                identity.account(),
                identity.userId(),
                person.contact().locale(),
                identity.stamp().jurisdiction());
    }

    /** Their identity under a contact that exists. */
    public ChannelIdentity identityOf(
            ContactId contact, ChannelIdentity.Proof proof, ComplianceRules rules, Instant now) {
        return new ChannelIdentity(
                key,
                contact,
                channel,
                account,
                userId,
                proof,
                now,
                rules.stamp(jurisdiction, RecordClass.IDENTITY, Anchors.received(now), now));
    }

    /** A contact of their own, not stored yet. */
    public Person arrive(ContactId id, ComplianceRules rules, Instant now) {
        Contact contact = new Contact(
                id,
                locale,
                Optional.empty(),
                now,
                now,
                1,
                rules.stamp(jurisdiction, RecordClass.CONTACT, Anchors.received(now), now));
        return new Person(contact, identityOf(id, ChannelIdentity.Proof.FOUNDING, rules, now));
    }
}
