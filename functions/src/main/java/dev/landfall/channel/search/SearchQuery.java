package dev.landfall.channel.search;

/**
 * One question to a vendor.
 *
 * @param slot its place among the account's, under which is kept how far it was asked; the words may change
 * @param text in the vendor's own language of queries
 */
public record SearchQuery(String slot, String text) {

    /** Without the words: names of ours are nobody's business in a log. */
    @Override
    public String toString() {
        return "SearchQuery[" + slot + "]";
    }
}
