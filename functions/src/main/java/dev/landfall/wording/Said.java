package dev.landfall.wording;

import java.util.Optional;

/**
 * A text as the person will read it, and where it came from.
 *
 * @param templateId the reviewed template's id, for example {@code pt/answer.unknown}
 * @param version the version of that locale's wording
 * @param locale the locale that was asked for
 * @param fallbackLocale the locale that was spoken instead, when it is another one
 */
public record Said(String text, String templateId, int version, String locale, Optional<String> fallbackLocale) {}
