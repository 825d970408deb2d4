package dev.landfall.local.elsewhere;

import java.util.HashMap;
import java.util.Map;

/** What the other cloud calls the resources it has made: by logical id and attribute. */
final class Names {

    private final Map<String, String> known = new HashMap<>();

    /** @param reference what {@code Ref} stands for */
    void put(String id, String reference, String arn) {
        known.put(id + ".Ref", reference);
        known.put(id + ".Arn", arn);
    }

    String of(String id, String attribute) {
        String name = known.get(id + "." + attribute);
        if (name == null) {
            throw new IllegalArgumentException(id + "." + attribute + " is asked for before it is made elsewhere");
        }
        return name;
    }
}
