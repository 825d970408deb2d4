package dev.landfall.contact;

import dev.landfall.compliance.Anchors;
import dev.landfall.compliance.ComplianceRules;
import dev.landfall.compliance.Jurisdiction;
import dev.landfall.compliance.RecordClass;
import dev.landfall.compliance.Stamp;
import dev.landfall.due.PurgeUnit;
import dev.landfall.table.Condition;
import dev.landfall.table.Kind;
import dev.landfall.table.Range;
import dev.landfall.table.Table;
import dev.landfall.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What we told a person of a feature, and whether they want to hear of it: {@code contact#<id> · card#<feature>}. */
public final class Cards {

    private static final int ALL = 200;

    /**
     * One feature, one person.
     *
     * @param toldAt when the card was told, if it was
     * @param declinedAt when the person said that they do not want it
     */
    public record Card(
            ContactId contact,
            String feature,
            Optional<Instant> toldAt,
            Optional<Instant> declinedAt,
            Instant receivedAt,
            Stamp stamp) {}

    static final Kind<Card> CARD = Stamps.add(
                    Kind.of(Card.class, "card", c -> PurgeUnit.CARD.key(c.contact() + "#" + c.feature()))
                            .text("contact", c -> c.contact().value())
                            .text("feature", Card::feature)
                            .optionalInstant("toldAt", Card::toldAt)
                            .optionalInstant("declinedAt", Card::declinedAt)
                            .instant("receivedAt", Card::receivedAt),
                    Card::stamp)
            .read(row -> new Card(
                    new ContactId(row.text("contact")),
                    row.text("feature"),
                    row.optionalInstant("toldAt"),
                    row.optionalInstant("declinedAt"),
                    row.instant("receivedAt"),
                    Stamps.read(row)));

    private final Table table;

    public Cards(Table table) {
        this.table = table;
    }

    public List<Card> of(ContactId contact) {
        return table.query(CARD, "contact#" + contact.value(), Range.prefix("card#"), ALL, Optional.empty())
                .items();
    }

    /** The writes that say that a feature has been told; refused where there is a card for it already. */
    public static List<Write> told(
            ContactId contact, String feature, Jurisdiction jurisdiction, ComplianceRules rules, Instant now) {
        Card card =
                new Card(contact, feature, Optional.of(now), Optional.empty(), now, stamp(jurisdiction, rules, now));
        return withPointer(card, Condition.ABSENT);
    }

    /** The person does not want to hear of the feature, told or not; the first no stands. */
    public void decline(
            ContactId contact, String feature, Jurisdiction jurisdiction, ComplianceRules rules, Instant now) {
        Optional<Card> known = table.get(CARD, PurgeUnit.CARD.key(contact + "#" + feature));
        if (known.isEmpty()) {
            Card card = new Card(
                    contact, feature, Optional.empty(), Optional.of(now), now, stamp(jurisdiction, rules, now));
            if (!table.write(withPointer(card, Condition.ABSENT)).done()) {
                throw new IllegalStateException("The card changed meanwhile; to be tried again");
            }
        } else if (known.get().declinedAt().isEmpty()) {
            decline(known.get(), now);
        }
    }

    /** What one contact was told and declined holds for the other too; doing it again changes nothing. */
    public void copy(ContactId from, ContactId into) {
        for (Card card : of(from)) {
            Card copied =
                    new Card(into, card.feature(), card.toldAt(), card.declinedAt(), card.receivedAt(), card.stamp());
            Optional<Card> known = table.get(CARD, CARD.keyOf(copied));
            if (known.isEmpty()) {
                table.write(withPointer(copied, Condition.ABSENT));
            } else if (known.get().declinedAt().isEmpty() && card.declinedAt().isPresent()) {
                decline(known.get(), card.declinedAt().get());
            }
        }
    }

    private void decline(Card told, Instant at) {
        Card declined = new Card(
                told.contact(), told.feature(), told.toldAt(), Optional.of(at), told.receivedAt(), told.stamp());
        table.write(List.of(Write.put(CARD, declined, Condition.PRESENT)));
    }

    private static List<Write> withPointer(Card card, Condition condition) {
        List<Write> writes = new ArrayList<>();
        writes.add(Write.put(CARD, card, condition));
        card.stamp()
                .purgeAt()
                .ifPresent(at -> writes.add(PurgeUnit.CARD
                        .pointer(card.contact() + "#" + card.feature(), at)
                        .put()));
        return writes;
    }

    private static Stamp stamp(Jurisdiction jurisdiction, ComplianceRules rules, Instant now) {
        return rules.stamp(jurisdiction, RecordClass.CARD, Anchors.received(now), now);
    }
}
