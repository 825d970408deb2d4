package dev.landfall.judge;

import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of an answer in the order in which they are named, so that the same line always reads the same. */
final class Fields {

    private Fields() {}

    static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
