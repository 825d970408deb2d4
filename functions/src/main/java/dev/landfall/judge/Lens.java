package dev.landfall.judge;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One way to look at a line: what it answers goes out beside the line's {@code id}. */
@FunctionalInterface
public interface Lens {

    /** Answers a line; a missing field throws {@link IllegalArgumentException} with a message fit to show. */
    Map<String, Object> answer(JsonNode line);
}
