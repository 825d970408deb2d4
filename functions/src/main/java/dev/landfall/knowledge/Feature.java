package dev.landfall.knowledge;

import dev.landfall.wording.Locales;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A feature of the app that we may point to.
 *
 * @param entitlement who has this in their token has the feature already
 * @param topics the topics of messages that the feature helps with
 * @param cards name and how-to, one for each locale we write in
 */
public record Feature(String id, String entitlement, List<String> topics, Map<String, Text> cards) {

    public Feature {
        topics = List.copyOf(topics);
        cards = Map.copyOf(cards);
    }

    /** The feature's name and how to use it, in one locale. */
    public record Text(String name, String howto) {}

    /**
     * A feature as it is shown to a person.
     *
     * @param locale the locale it is written in
     * @param fallbackLocale present when that is not the locale that was asked for
     */
    public record Card(String name, String howto, String locale, Optional<String> fallbackLocale) {}

    /** The card in the nearest locale we write in. */
    public Card card(Locales locales, String locale) {
        Locales.Match match = locales.nearest(locale);
        Text text = Objects.requireNonNull(cards.get(match.served()), "a feature has a card in every locale");
        return new Card(
                text.name(),
                text.howto(),
                match.served(),
                match.exact() ? Optional.empty() : Optional.of(match.served()));
    }
}
