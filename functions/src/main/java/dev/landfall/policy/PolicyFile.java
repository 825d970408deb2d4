package dev.landfall.policy;

import java.time.LocalDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One version of a policy: who owns it, where its content comes from, since when it holds, and its body.
 *
 * @param name path below {@code resources/policy} without the ending, for example {@code wording/es}
 * @param body the whole JSON object, its header fields included
 */
public record PolicyFile(
        String name, int version, String owner, String source, LocalDate effectiveFrom, JsonNode body) {

    public PolicyFile {
        if (version < 1) {
            throw new IllegalArgumentException("Policy " + name + " has no positive version");
        }
        if (owner.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("Policy " + name + " names no owner or no source");
        }
    }

    /** Reads a policy's JSON; an unreadable or headless file is a defect of the release and throws. */
    public static PolicyFile parse(String name, byte[] json, JsonMapper mapper) {
        JsonNode body = mapper.readTree(json);
        String stated = body.path("name").asString("");
        if (!stated.equals(name)) {
            throw new IllegalArgumentException("Policy file " + name + " calls itself " + stated);
        }
        return new PolicyFile(
                name,
                body.path("version").asInt(0),
                body.path("owner").asString(""),
                body.path("source").asString(""),
                LocalDate.parse(body.path("effectiveFrom").asString("")),
                body);
    }
}
