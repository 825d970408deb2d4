package dev.landfall.channel;

import java.util.Optional;

/**
 * Something sent beside the text; fetched from the vendor later, by its id or its address.
 *
 * @param type the vendor's word, for example {@code image}
 * @param vendorId empty where the address alone leads to it
 * @param url where the vendor says it lies, if it does; never logged or queued, since such addresses open the file
 * @param name as the sender's device calls it
 */
public record Media(String type, String vendorId, Optional<String> url, Optional<String> name) {

    public Media(String type, String vendorId) {
        this(type, vendorId, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "Media[" + type + "]";
    }
}
