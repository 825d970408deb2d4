package dev.landfall.knowledge;

import dev.landfall.wording.Wordings;

/** In which locale we speak to a person: their message's language where we know it, else what their app is set to. */
public final class SpokenLocale {

    private SpokenLocale() {}

    /**
     * @param language of the message, BCP 47, or {@code und}
     * @param locale of the person's app or account; kept where it is a variant of the same language
     */
    public static String of(Wordings wordings, String language, String locale) {
        boolean spoken = wordings.supported().stream()
                .anyMatch(known -> language.equals(known) || language.startsWith(known + "-"));
        if (!spoken) {
            return locale;
        }
        boolean sameLanguage = locale.equals(language) || locale.startsWith(language + "-");
        return sameLanguage ? locale : language;
    }
}
