package dev.landfall.local.template;

import java.time.Duration;
import java.util.Map;

/**
 * One function of the template.
 *
 * @param id logical id, e.g. {@code ReceiveWebhookFunction}
 * @param concurrency how many may run at once, 0 where the template reserves none
 */
public record FunctionSpec(
        String id, String handler, int memory, Duration timeout, int concurrency, Map<String, String> environment) {
    public FunctionSpec {
        environment = Map.copyOf(environment);
    }

    /** The bean's name, by which people know the function. */
    public String bean() {
        return environment.getOrDefault("SPRING_CLOUD_FUNCTION_DEFINITION", id);
    }
}
