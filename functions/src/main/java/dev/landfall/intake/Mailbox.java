package dev.landfall.intake;

import dev.landfall.compliance.Jurisdiction;
import java.util.Optional;

/**
 * One of our mailboxes.
 *
 * @param name what stands before the at sign and any plus
 * @param locale BCP 47, what its people are assumed to write
 */
record Mailbox(String name, Optional<String> locale, Jurisdiction jurisdiction) {}
