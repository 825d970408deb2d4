package dev.landfall.channel;

import java.util.Optional;

/**
 * One account of a channel, as the deployment's secrets describe it.
 *
 * @param locale BCP-47, for people of whom nothing better is known
 * @param jurisdiction country code, likewise
 */
public record Account(
        AccountSecrets secrets, AccountContext context, Optional<String> locale, Optional<String> jurisdiction) {}
