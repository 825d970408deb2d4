package dev.landfall.local.template;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What template.yaml asks the local cloud for, resolved.
 *
 * @param table the table's properties
 * @param mailPrefix where raw mail is kept in the bucket
 * @param mailQueueId logical id of the queue that hears of it
 * @param notHere what the template asks for and this cloud knows but cannot do
 */
public record CloudTemplate(
        List<FunctionSpec> functions,
        List<Route> routes,
        List<QueueSpec> queues,
        List<Trigger> triggers,
        JsonNode table,
        String bucket,
        String mailPrefix,
        String mailQueueId,
        String issuer,
        String audience,
        List<String> notHere) {
    public CloudTemplate {
        functions = List.copyOf(functions);
        routes = List.copyOf(routes);
        queues = List.copyOf(queues);
        triggers = List.copyOf(triggers);
        notHere = List.copyOf(notHere);
    }

    public FunctionSpec function(String id) {
        return functions.stream()
                .filter(function -> function.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no function " + id));
    }

    public QueueSpec queue(String id) {
        return queues.stream()
                .filter(queue -> queue.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no queue " + id));
    }
}
