package dev.landfall.language;

import java.util.Locale;

/**
 * The language of a text.
 *
 * @param tag BCP-47, for example {@code pt} or {@code zh-Hans}; {@code und} where the text has no letters
 * @param confidence from 0 (nothing known) to 1
 */
public record Language(String tag, double confidence) {
    static final Language UNDETERMINED = new Language("und", 0);

    public Language {
        if (tag.isBlank() || confidence < 0 || confidence > 1) {
            throw new IllegalArgumentException("Not a language with a confidence: " + tag + " " + confidence);
        }
    }

    /** The language part of a locale such as {@code pt-BR} or {@code pt_BR}, in lower case. */
    static String primary(String locale) {
        int end = 0;
        while (end < locale.length() && Character.isLetter(locale.charAt(end))) {
            end++;
        }
        return locale.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
