package dev.landfall.secret;

import tools.jackson.databind.JsonNode;

/**
 * The deployment's secrets, one JSON document: {@code identityKey} (base64), {@code channels} by name and account,
 * {@code app}. {@code docs/channels.md} shows it.
 */
public interface Secrets {

    /** The document as it is now, at most five minutes old. A missing or broken one throws: nothing is accepted. */
    JsonNode current();
}
