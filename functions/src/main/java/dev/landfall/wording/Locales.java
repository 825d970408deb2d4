package dev.landfall.wording;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The locales we write in, and the way from any BCP-47 tag to the nearest of them. */
public final class Locales {

    public static final PolicyKey<Locales> POLICY = new PolicyKey<>("locales", Locales::compile);

    private final int version;
    private final String fallback;
    private final List<String> supported;
    private final Map<String, Match> known;

    private Locales(int version, String fallback, List<String> supported, Map<String, Match> known) {
        this.version = version;
        this.fallback = fallback;
        this.supported = List.copyOf(supported);
        this.known = Map.copyOf(known);
    }

    /** What was asked for and what we have; {@code exact} is false where the person may notice the difference. */
    public record Match(String served, boolean exact) {}

    /** {@code supported} and {@code fallback}; {@code same} are other names of a locale, {@code nearest} are stand-ins. */
    public static Locales compile(PolicyFile file) {
        JsonNode body = file.body();
        List<String> supported = new ArrayList<>();
        Map<String, Match> known = new HashMap<>();
        body.path("nearest")
                .properties()
                .forEach(e -> known.put(fold(e.getKey()), new Match(e.getValue().asString(), false)));
        body.path("same")
                .properties()
                .forEach(e -> known.put(fold(e.getKey()), new Match(e.getValue().asString(), true)));
        for (JsonNode locale : body.path("supported")) {
            supported.add(locale.asString());
            known.put(fold(locale.asString()), new Match(locale.asString(), true));
        }
        String fallback = body.path("fallback").asString("");
        if (!supported.contains(fallback) || !known.values().stream().allMatch(m -> supported.contains(m.served()))) {
            throw new IllegalArgumentException("Policy locales points to a locale that it does not support");
        }
        return new Locales(file.version(), fallback, supported, known);
    }

    public int version() {
        return version;
    }

    /** The locales we have texts in, in the order of the policy file. */
    public List<String> supported() {
        return supported;
    }

    /** The nearest locale we have: the tag itself, else ever shorter ones (pt-AO, pt), else the fallback. */
    public Match nearest(String requested) {
        String tag = fold(requested);
        boolean whole = true;
        while (!tag.isEmpty()) {
            Match match = known.get(tag);
            if (match != null) {
                return whole ? match : new Match(match.served(), false);
            }
            whole = false;
            tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
        }
        return new Match(fallback, false);
    }

    private static String fold(String tag) {
        return tag.strip().replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
