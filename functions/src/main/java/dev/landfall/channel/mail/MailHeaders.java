package dev.landfall.channel.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The header fields of one mail part in order, unfolded; encoded words are still encoded. */
public final class MailHeaders {

    private final Map<String, List<String>> values;

    private MailHeaders(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Collects fields given as name and unfolded value. */
    static MailHeaders of(List<Map.Entry<String, String>> fields) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> field : fields) {
            values.computeIfAbsent(field.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(field.getValue());
        }
        return new MailHeaders(values);
    }

    /** Every value of a field, first first. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    /** The first value of a field. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The last value of a field, which many clients show when a field is repeated. */
    Optional<String> last(String name) {
        List<String> found = all(name);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }

    /** Whether the field is there, even if empty. */
    public boolean has(String name) {
        return values.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** The names of the fields in lower case, in order of first appearance. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }
}
