package dev.landfall.local.template;

import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import tools.jackson.databind.JsonNode;

/** The template's resources, for a cloud that gives them names of its own. */
public final class Resources {

    private final JsonNode root;
    private final Map<String, String> parameters;

    Resources(JsonNode root, Map<String, String> parameters) {
        this.root = root;
        this.parameters = Map.copyOf(parameters);
    }

    /** Logical ids, in the order of the template. */
    public List<String> ids(String type) {
        return root.path("Resources").properties().stream()
                .filter(resource ->
                        resource.getValue().path("Type").asString("").equals(type))
                .map(Map.Entry::getKey)
                .toList();
    }

    public boolean has(String id, String property) {
        return raw(id).has(property);
    }

    /** @param names what a resource is called: logical id and attribute ({@code Ref} for its reference) */
    public JsonNode properties(String id, BinaryOperator<String> names) {
        return new Intrinsics(parameters, root.path("Conditions"), names).resolve(raw(id));
    }

    private JsonNode raw(String id) {
        return root.path("Resources").path(id).path("Properties");
    }
}
