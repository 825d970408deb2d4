package dev.landfall.local.host;

import java.nio.file.Path;
import java.util.Map;

/**
 * What every process of a function needs.
 *
 * @param environment what every function gets besides the template's own variables
 * @param logs the folder that holds one file of log lines a function
 */
public record Workshop(RuntimeApi api, FunctionFiles files, Map<String, String> environment, Path logs) {
    public Workshop {
        environment = Map.copyOf(environment);
    }
}
