package dev.landfall.table;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attributes of one item while a record is being made from them. */
public final class Row {

    private final Map<String, Object> values = new HashMap<>();

    void put(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    /** The attribute's text; an absent one reads as empty, since DynamoDB keys and we never store empty text. */
    public String text(String name) {
        return values.get(name) instanceof String text ? text : "";
    }

    public Optional<String> optional(String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    public long number(String name) {
        return values.get(name) instanceof Long number ? number : 0;
    }

    public int integer(String name) {
        return Math.toIntExact(number(name));
    }

    public boolean flag(String name) {
        return values.get(name) instanceof Boolean flag && flag;
    }

    public Instant instant(String name) {
        return optionalInstant(name).orElseThrow(() -> new IllegalStateException("The item lacks its instant " + name));
    }

    public Optional<Instant> optionalInstant(String name) {
        return optional(name).map(Instant::parse);
    }

    @SuppressWarnings("unchecked")
    public List<String> texts(String name) {
        return values.get(name) instanceof List<?> list ? (List<String>) List.copyOf(list) : List.of();
    }

    @SuppressWarnings("unchecked")
    public Map<String, String> map(String name) {
        return values.get(name) instanceof Map<?, ?> map ? (Map<String, String>) Map.copyOf(map) : Map.of();
    }
}
