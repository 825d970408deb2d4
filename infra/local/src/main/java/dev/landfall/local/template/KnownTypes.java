package dev.landfall.local.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which resource types and properties the local cloud plays, which it knows but cannot play, and, by their absence,
 * which stop it.
 */
final class KnownTypes {

    private final JsonNode known;

    private KnownTypes(JsonNode known) {
        this.known = known;
    }

    static KnownTypes load() {
        try (InputStream in = Objects.requireNonNull(
                KnownTypes.class.getResourceAsStream("/dev/landfall/local/known-types.json"), "known-types.json")) {
            return new KnownTypes(JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks every resource and returns what cannot be done here, one line a matter. */
    List<String> check(JsonNode resources) {
        Set<String> skipped = new TreeSet<>();
        List<String> unknown = new ArrayList<>();
        resources.forEachEntry((id, resource) -> check(id, resource, skipped, unknown));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("template.yaml asks for what the local cloud does not know: "
                    + String.join("; ", unknown)
                    + ". Teach it in infra/local (known-types.json), or take it out.");
        }
        return List.copyOf(skipped);
    }

    private void check(String id, JsonNode resource, Set<String> skipped, List<String> unknown) {
        String type = resource.path("Type").asString("");
        JsonNode entry = known.path(type);
        if (entry.isMissingNode()) {
            unknown.add(id + " is a " + type);
            return;
        }
        if (entry.path("skipped").asBoolean(false)) {
            skipped.add(type + " (" + entry.path("why").asString("not possible here") + ")");
            return;
        }
        Set<String> played = words(entry.path("played"));
        Set<String> notHere = words(entry.path("notHere"));
        resource.path("Properties").propertyNames().forEach(property -> {
            if (notHere.contains(property)) {
                skipped.add(type + "." + property);
            } else if (!played.contains(property)) {
                unknown.add(id + " has " + property);
            }
        });
    }

    private static Set<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }
}
