package dev.landfall.local.template;

import java.util.List;

/**
 * One route of the HTTP API.
 *
 * @param scopes any one of these is enough; empty on an open route
 */
public record Route(String method, String path, String functionId, List<String> scopes) {
    public Route {
        scopes = List.copyOf(scopes);
    }

    public String key() {
        return method + " " + path;
    }
}
