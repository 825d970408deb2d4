package dev.landfall.local.elsewhere;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A cloud's answer as JSON, with the names of the API, which are mostly those of the template. */
final class Described {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Described() {}

    static ObjectNode by(SdkPojo answer) {
        ObjectNode object = JSON.objectNode();
        for (SdkField<?> field : answer.sdkFields()) {
            Object value = field.getValueOrDefault(answer);
            if (value != null) {
                object.set(field.memberName(), json(value));
            }
        }
        return object;
    }

    private static JsonNode json(Object value) {
        return switch (value) {
            case SdkPojo part -> by(part);
            case List<?> list -> {
                ArrayNode array = JSON.arrayNode();
                list.forEach(item -> array.add(json(item)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = JSON.objectNode();
                map.forEach((name, item) -> object.set(String.valueOf(name), json(item)));
                yield object;
            }
            default -> JSON.stringNode(String.valueOf(value));
        };
    }
}
