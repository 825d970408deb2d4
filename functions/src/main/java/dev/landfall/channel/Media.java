package dev.landfall.channel;

/**
 * Something sent beside the text; fetched from the vendor by its id when somebody looks.
 *
 * @param type the vendor's word, for example {@code image}
 */
public record Media(String type, String vendorId) {}
