package dev.landfall.local.front;

import dev.landfall.local.template.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a request. Fixed parts win over parameters, as in API Gateway. */
final class Routes {

    /** A route and what its parameters stand for. */
    record Match(Route route, Map<String, String> parameters) {
        Match {
            parameters = Map.copyOf(parameters);
        }
    }

    private final List<Route> routes;

    Routes(List<Route> routes) {
        this.routes = routes.stream()
                .sorted(java.util.Comparator.comparingLong(
                        route -> route.path().chars().filter(c -> c == '{').count()))
                .toList();
    }

    Optional<Match> match(String method, String rawPath) {
        String[] parts = rawPath.split("/", -1);
        return routes.stream()
                .filter(route -> route.method().equals(method))
                .flatMap(route -> match(route, parts).stream())
                .findFirst();
    }

    private static Optional<Match> match(Route route, String[] parts) {
        String[] pattern = route.path().split("/", -1);
        if (pattern.length != parts.length) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].startsWith("{") && !parts[i].isEmpty()) {
                parameters.put(pattern[i].substring(1, pattern[i].length() - 1), decoded(parts[i]));
            } else if (!pattern[i].equals(parts[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(new Match(route, parameters));
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }
}
