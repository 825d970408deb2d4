package dev.landfall.channel.mailhook;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A provider's findings in SES's words. What a sender could have written into the mail itself proves nothing. */
final class Verdicts {

    private final Map<String, String> found = new HashMap<>();

    /** Passed only where every value says so: a sender may have added one. */
    Verdicts all(String name, List<String> values) {
        if (!values.isEmpty()) {
            boolean passed = values.stream().allMatch(value -> value.strip().equalsIgnoreCase("pass"));
            found.put(name, passed ? "PASS" : "FAIL");
        }
        return this;
    }

    /** SendGrid's {@code {@example.com : pass, @other.example : fail}}: passed where there is one and none failed. */
    Verdicts signatures(String listed) {
        String lower = listed.toLowerCase(Locale.ROOT);
        if (lower.contains(":")) {
            boolean passed = lower.contains(": pass") && !lower.contains(": fail") && !lower.contains(": none");
            found.put("dkim", passed ? "PASS" : "FAIL");
        }
        return this;
    }

    Verdicts flag(String name, boolean passed) {
        found.put(name, passed ? "PASS" : "FAIL");
        return this;
    }

    Map<String, String> asMap() {
        return found;
    }
}
