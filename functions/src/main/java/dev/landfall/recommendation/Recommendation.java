package dev.landfall.recommendation;

/** What came of a question that might call for a feature card. */
public sealed interface Recommendation {

    /** One card for this feature, now. */
    record Recommend(String feature) implements Recommendation {}

    /** The topic was asked about on so many days, which is too few, or no feature answers it. */
    record NotYet(int count) implements Recommendation {}

    /** A card would be due, and this speaks against it. */
    record Vetoed(Veto veto) implements Recommendation {}
}
