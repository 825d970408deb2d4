package dev.landfall.channel.mail;

import java.util.Optional;

/**
 * What a person wrote.
 *
 * @param text the plain body with {@code \n} line ends; made from the HTML where the mail has no plain body
 * @param html the HTML body as sent, not sanitised
 */
public record MailBody(String text, Optional<String> html) {}
