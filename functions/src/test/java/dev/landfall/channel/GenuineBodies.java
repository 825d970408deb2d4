package dev.landfall.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Some published files hold several bodies of Meta's, each under a name of its own. */
public final class GenuineBodies {

    private GenuineBodies() {}

    public static Map<String, byte[]> in(Path file) throws IOException {
        Map<String, byte[]> bodies = new TreeMap<>();
        collect("", JsonMapper.shared().readTree(Files.readString(file)), bodies);
        return bodies;
    }

    private static void collect(String name, JsonNode node, Map<String, byte[]> bodies) {
        if (node.has("entry")) {
            bodies.put(name, JsonMapper.shared().writeValueAsBytes(node));
        } else if (node.isObject()) {
            node.forEachEntry((key, child) -> collect(name.isEmpty() ? key : name + "." + key, child, bodies));
        }
    }
}
