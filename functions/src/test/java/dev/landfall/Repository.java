package dev.landfall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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

/** The files around the code, as tests read them: the template, the contract, the README. */
final class Repository {

    static final Path ROOT = Path.of("..");

    private Repository() {}

    /** A route as {@code "GET /v1/tickets"}, with the scopes that its authorizer asks for. */
    record Route(String method, String path, List<String> scopes) {
        String key() {
            return method + " " + path;
        }
    }

    static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(String folder) {
        try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name in {@code SPRING_CLOUD_FUNCTION_DEFINITION} by the resource's own name. */
    static Map<String, String> definitions() {
        Map<String, String> definitions = new TreeMap<>();
        yaml("template.yaml").path("Resources").forEachEntry((id, resource) -> {
            if (resource.path("Type").asString("").equals("AWS::Serverless::Function")) {
                definitions.put(
                        id,
                        resource.at("/Properties/Environment/Variables/SPRING_CLOUD_FUNCTION_DEFINITION")
                                .asString(""));
            }
        });
        return definitions;
    }

    static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (JsonNode resource : yaml("template.yaml").path("Resources")) {
            for (JsonNode event : resource.at("/Properties/Events")) {
                if (event.path("Type").asString("").equals("HttpApi")) {
                    JsonNode properties = event.path("Properties");
                    routes.add(new Route(
                            properties.path("Method").asString(""),
                            properties.path("Path").asString(""),
                            properties
                                    .at("/Auth/AuthorizationScopes")
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .toList()));
                }
            }
        }
        return routes;
    }

    /** YAML as JSON; CloudFormation's short intrinsic functions stay plain values. */
    static JsonNode yaml(String file) {
        return convert(new Compose(LoadSettings.builder().build())
                .composeString(text(file))
                .orElseThrow());
    }

    private static JsonNode convert(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                for (NodeTuple entry : mapping.getValue()) {
                    object.set(((ScalarNode) entry.getKeyNode()).getValue(), convert(entry.getValueNode()));
                }
                yield object;
            }
            case SequenceNode sequence -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                sequence.getValue().forEach(item -> array.add(convert(item)));
                yield array;
            }
            case ScalarNode scalar -> JsonNodeFactory.instance.stringNode(scalar.getValue());
            default -> throw new IllegalArgumentException("Not understood: " + node);
        };
    }
}
