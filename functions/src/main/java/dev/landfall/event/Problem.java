package dev.landfall.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A refusal that the caller can act on, sent as problem details (RFC 9457) without internals. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    /**
     * @param type the last part of the problem's type URI, for example {@code unknown-ticket}
     * @param detail a constant sentence: never what the caller sent
     */
    public Problem(int status, String type, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    /** The caller sent something that cannot be read. */
    public static Problem badRequest(String detail) {
        return new Problem(400, "bad-request", detail);
    }

    /** There is nothing there, or nothing that this caller may see: the two look the same. */
    public static Problem notFound() {
        return new Problem(404, "not-found", "There is nothing here that you may see");
    }

    HttpResponse toResponse(JsonMapper mapper) {
        ObjectNode out = mapper.createObjectNode();
        out.put("type", "https://landfall.dev/problems/" + type);
        out.put("title", getMessage());
        out.put("status", status);
        String body = new String(mapper.writeValueAsBytes(out), StandardCharsets.UTF_8);
        return new HttpResponse(status, "application/problem+json", body, Map.of());
    }
}
