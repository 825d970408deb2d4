package dev.landfall.local.template;

import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * CloudFormation's intrinsic functions, as far as the template uses them.
 *
 * @param parameters parameters and pseudo parameters by name
 * @param conditions the template's conditions, unresolved
 * @param attributes what a resource is called here: logical id and attribute ({@code Ref} for its reference)
 */
record Intrinsics(Map<String, String> parameters, JsonNode conditions, BinaryOperator<String> attributes) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");

    /** Whatever no resource of this region is: a property set to it is as if it were absent. */
    private static final String NO_VALUE = "AWS::NoValue";

    JsonNode resolve(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JSON.arrayNode();
            node.forEach(item -> array.add(resolve(item)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.size() == 1) {
            String name = node.propertyNames().iterator().next();
            if (name.equals("Ref") || name.startsWith("Fn::")) {
                return call(name, node.path(name));
            }
        }
        ObjectNode object = JSON.objectNode();
        node.forEachEntry((name, value) -> {
            JsonNode resolved = resolve(value);
            if (!resolved.asString("").equals(NO_VALUE)) {
                object.set(name, resolved);
            }
        });
        return object;
    }

    String text(JsonNode node) {
        return resolve(node).asString("");
    }

    private JsonNode call(String name, JsonNode argument) {
        return switch (name) {
            case "Ref" -> JSON.stringNode(reference(argument.asString()));
            case "Fn::GetAtt" ->
                JSON.stringNode(attributes.apply(
                        argument.path(0).asString(), argument.path(1).asString()));
            case "Fn::Sub" -> JSON.stringNode(substitute(argument));
            case "Fn::Join" -> {
                JsonNode parts = resolve(argument.path(1));
                yield JSON.stringNode(String.join(
                        argument.path(0).asString(),
                        parts.valueStream().map(JsonNode::asString).toList()));
            }
            case "Fn::If" -> resolve(argument.path(condition(argument.path(0).asString()) ? 1 : 2));
            case "Fn::Equals" -> JSON.booleanNode(text(argument.path(0)).equals(text(argument.path(1))));
            case "Fn::Not" -> JSON.booleanNode(!resolve(argument.path(0)).asBoolean(false));
            case "Fn::ImportValue" -> JSON.stringNode("imported:" + text(argument));
            default -> throw new IllegalArgumentException("template.yaml: " + name + " is not known here");
        };
    }

    private boolean condition(String name) {
        JsonNode condition = conditions.path(name);
        if (condition.isMissingNode()) {
            throw new IllegalArgumentException("template.yaml: there is no condition " + name);
        }
        return resolve(condition).asBoolean(false);
    }

    private String reference(String name) {
        String parameter = parameters.get(name);
        if (parameter != null) {
            return parameter;
        }
        return name.equals(NO_VALUE) ? NO_VALUE : attributes.apply(name, "Ref");
    }

    private String substitute(JsonNode argument) {
        String pattern = argument.isArray() ? argument.path(0).asString() : argument.asString();
        JsonNode own = argument.isArray() ? argument.path(1) : JSON.objectNode();
        Matcher places = PLACE.matcher(pattern);
        StringBuilder out = new StringBuilder();
        while (places.find()) {
            String name = places.group(1);
            places.appendReplacement(out, Matcher.quoteReplacement(value(name, own)));
        }
        return places.appendTail(out).toString();
    }

    private String value(String name, JsonNode own) {
        if (own.has(name)) {
            return text(own.path(name));
        }
        int dot = name.indexOf('.');
        return dot < 0 ? reference(name) : attributes.apply(name.substring(0, dot), name.substring(dot + 1));
    }
}
