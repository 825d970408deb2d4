package dev.landfall.recommendation;

import dev.landfall.compliance.Stamp;
import dev.landfall.contact.ContactId;
import java.time.Instant;
import java.time.LocalDate;

/** A day on which a person asked about a topic; kept only of those who said yes to it. */
record TopicDay(ContactId contact, String topic, LocalDate day, Instant receivedAt, Stamp stamp) {}
