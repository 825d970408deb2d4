package dev.landfall.local.elsewhere;

import tools.jackson.databind.JsonNode;

/** Makes resources of one type, each unless it is there, and then tells how the cloud describes it. */
interface Maker {

    /**
     * Returns the properties as the cloud tells them, in the form of the template.
     *
     * @param wanted the properties that the template asks for, resolved
     */
    JsonNode make(String id, JsonNode wanted);
}
