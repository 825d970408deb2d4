package dev.landfall.recommendation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a person when a card is considered.
 *
 * @param topicDays days, in any order, on which the topic was asked about
 * @param cards those told before, the one under consideration not among them
 * @param declined features that the person does not want to hear of
 * @param zones where the person may be; it is quiet if it is in one of them
 */
public record PersonState(
        Set<LocalDate> topicDays,
        Optional<OptIn> optIn,
        Set<String> entitlements,
        List<Card> cards,
        Set<String> declined,
        boolean openComplaint,
        boolean upset,
        List<ZoneId> zones) {

    public PersonState {
        topicDays = Set.copyOf(topicDays);
        entitlements = Set.copyOf(entitlements);
        cards = List.copyOf(cards);
        declined = Set.copyOf(declined);
        zones = List.copyOf(zones);
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("A person is in some zone; take that of an unknown country");
        }
    }

    /** A yes to recommendations, and to which version of the notice. */
    public record OptIn(Instant at, String noticeVersion) {}

    /** A card that was told. */
    public record Card(String feature, Instant at) {}
}
