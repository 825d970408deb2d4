package dev.landfall.channel;

import java.util.Optional;

/**
 * One account of a channel, as the deployment's secrets describe it.
 *
 * @param locale BCP-47, for people of whom nothing better is known
 * @param jurisdiction country code, likewise
 * @param search how public posts are looked for
 */
public record Account(
        AccountSecrets secrets,
        AccountContext context,
        Optional<String> locale,
        Optional<String> jurisdiction,
        AccountSearch search) {}
