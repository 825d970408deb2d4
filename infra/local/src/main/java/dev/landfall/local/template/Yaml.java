package dev.landfall.local.template;

import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** CloudFormation's YAML as JSON: the short forms of the intrinsic functions become their long ones. */
final class Yaml {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, String> TAGS = Map.of("!Ref", "Ref", "!Condition", "Condition");

    private Yaml() {}

    static JsonNode read(String text) {
        Node root = new Compose(LoadSettings.builder().build())
                .composeString(text)
                .orElseThrow(() -> new IllegalArgumentException("The template is empty"));
        return convert(root);
    }

    private static JsonNode convert(Node node) {
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return plain(node, tag);
        }
        JsonNode value = plain(node, "tag:yaml.org,2002:str");
        if (tag.equals("!GetAtt") && value.isString()) {
            ArrayNode parts = JSON.arrayNode();
            String[] halves = value.asString().split("\\.", 2);
            for (String half : halves) {
                parts.add(half);
            }
            value = parts;
        }
        ObjectNode call = JSON.objectNode();
        call.set(TAGS.getOrDefault(tag, "Fn::" + tag.substring(1)), value);
        return call;
    }

    private static JsonNode plain(Node node, String tag) {
        return switch (node) {
            case MappingNode mapping -> mapping(mapping);
            case SequenceNode sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.getValue().forEach(item -> array.add(convert(item)));
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar.getValue(), tag);
            default -> throw new IllegalArgumentException("Not understood in the template: " + node);
        };
    }

    private static ObjectNode mapping(MappingNode mapping) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new IllegalArgumentException("A key of the template is not a plain word: " + entry.getKeyNode());
            }
            object.set(key.getValue(), convert(entry.getValueNode()));
        }
        return object;
    }

    private static JsonNode scalar(String value, String tag) {
        return switch (tag) {
            case "tag:yaml.org,2002:int" -> JSON.numberNode(Long.parseLong(value));
            case "tag:yaml.org,2002:float" -> JSON.numberNode(Double.parseDouble(value));
            case "tag:yaml.org,2002:bool" -> JSON.booleanNode(Boolean.parseBoolean(value));
            case "tag:yaml.org,2002:null" -> JSON.nullNode();
            default -> JSON.stringNode(value);
        };
    }
}
