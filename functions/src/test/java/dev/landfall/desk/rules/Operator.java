package dev.landfall.desk.rules;

import dev.landfall.House;
import dev.landfall.policy.OperatorRules;
import dev.landfall.policy.PolicyFiles;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody at the operators' door, as the HTTP API hands their requests on. */
final class Operator {

    static final String RULES = "/v1/policy/keyword-rules";

    final House house = new House(7);
    final OperatorRules operators = new OperatorRules(house.table);
    final ServePolicy door = new ServePolicy(
            House.MAPPER,
            new ServePolicy.Rules(
                    new PolicyFiles(House.MAPPER),
                    operators,
                    house.policies,
                    new dev.landfall.channel.search.SearchReport(
                            new dev.landfall.channel.search.SearchStore(house.table),
                            new dev.landfall.channel.search.Spend(house.table),
                            house.policies)),
            house.tickets,
            house);

    record Answer(int status, Map<String, String> headers, String text) {
        JsonNode body() {
            return House.MAPPER.readTree(text);
        }

        String problem() {
            return body().path("type").asString("").replaceFirst(".*/", "");
        }
    }

    Answer get(String path) {
        return ask("GET", path, "");
    }

    Answer put(String id, String body, String... headers) {
        return ask("PUT", RULES + "/" + id, body, headers);
    }

    Answer post(String path, String body, String... headers) {
        return ask("POST", RULES + path, body, headers);
    }

    Answer ask(String method, String path, String body, String... headers) {
        return as("landfall/operator", method, path, body, headers);
    }

    Answer as(String scope, String method, String pathAndQuery, String body, String... headers) {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            names.put(headers[i], headers[i + 1]);
        }
        return as(Map.of("sub", "olga", "scope", scope), method, pathAndQuery, body, names);
    }

    Answer as(
            Map<String, String> claims, String method, String pathAndQuery, String body, Map<String, String> headers) {
        String path = pathAndQuery.replaceFirst("\\?.*", "");
        ObjectNode event = House.MAPPER.createObjectNode();
        event.put("version", "2.0").put("rawPath", path).put("body", body);
        ObjectNode context = event.putObject("requestContext");
        context.putObject("http").put("method", method);
        if (!claims.isEmpty()) {
            context.putObject("authorizer").putObject("jwt").set("claims", House.MAPPER.valueToTree(claims));
        }
        event.set("headers", House.MAPPER.valueToTree(headers));
        event.set("queryStringParameters", House.MAPPER.valueToTree(query(pathAndQuery)));
        String[] parts = path.split("/", -1);
        if (parts.length > 4) {
            event.putObject("pathParameters").put("id", parts[4]);
        }
        return answer(House.MAPPER.readTree(door.apply(House.message(event))));
    }

    private static Map<String, String> query(String pathAndQuery) {
        Map<String, String> query = new LinkedHashMap<>();
        int at = pathAndQuery.indexOf('?');
        if (at >= 0) {
            for (String pair : pathAndQuery.substring(at + 1).split("&", -1)) {
                String[] parts = (pair + "=").split("=", 3);
                query.put(parts[0], java.net.URLDecoder.decode(parts[1], java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static Answer answer(JsonNode event) {
        Map<String, String> headers = new HashMap<>();
        event.path("headers").forEachEntry((name, value) -> headers.put(name, value.asString("")));
        return new Answer(
                event.path("statusCode").asInt(), headers, event.path("body").asString(""));
    }
}
