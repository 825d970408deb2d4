package dev.landfall.intake;

import dev.landfall.channel.AccountContext;
import dev.landfall.channel.AccountSecrets;
import java.util.Optional;

/**
 * One account of a channel as the deployment's secrets describe it.
 *
 * @param locale BCP 47, what its people are assumed to speak
 * @param jurisdiction code or country whose rules hold where nobody declares another
 */
record Account(
        AccountSecrets secrets, AccountContext context, Optional<String> locale, Optional<String> jurisdiction) {}
