package dev.landfall.contact;

import dev.landfall.compliance.Stamp;
import java.time.Instant;
import java.util.Optional;

/**
 * A person as we know them.
 *
 * @param locale BCP 47, what the person chose or what their first message was written in
 * @param consent whether and when they asked for recommendations
 */
public record Contact(
        ContactId id,
        String locale,
        Optional<Consent> consent,
        Instant createdAt,
        Instant lastContactAt,
        long version,
        Stamp stamp) {

    /** An opt-in to recommendations, with the notice that was shown. */
    public record Consent(Instant at, String noticeVersion) {}

    public Contact withLocale(String other) {
        return new Contact(id, other, consent, createdAt, lastContactAt, version, stamp);
    }

    public Contact withConsent(Optional<Consent> other) {
        return new Contact(id, locale, other, createdAt, lastContactAt, version, stamp);
    }

    public Contact withLastContactAt(Instant at) {
        return new Contact(id, locale, consent, createdAt, at, version, stamp);
    }

    public Contact nextVersion() {
        return new Contact(id, locale, consent, createdAt, lastContactAt, version + 1, stamp);
    }
}
