package dev.landfall.wording;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One reviewed text with {@code {placeholders}}. */
record Template(String id, String text, Set<String> placeholders) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

    Template {
        placeholders = Set.copyOf(placeholders);
    }

    static Template of(String id, String text) {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().forEach(found -> names.add(found.group(1)));
        String rest = PLACEHOLDER.matcher(text).replaceAll("");
        if (text.isBlank() || rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            throw new IllegalArgumentException("Text " + id + " is empty or has a broken placeholder");
        }
        return new Template(id, text, names);
    }

    /** Puts the values in, in one pass, so a value that looks like a placeholder stays what it is. */
    String with(Map<String, String> values, boolean rightToLeft) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException("Text " + id + " needs a value for " + found.group(1));
            }
            return Matcher.quoteReplacement(Isolation.isolate(value, rightToLeft));
        });
    }
}
