package dev.landfall.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How to start.
 *
 * @param repository where template.yaml is
 * @param endpoint another AWS emulator for tables, queues and buckets
 */
record Options(Path repository, Path home, int port, int smtpPort, Optional<URI> endpoint) {

    static final String REGION = "us-east-1";

    static Options of(Map<String, String> environment) {
        Path repository = Path.of(environment.getOrDefault("LANDFALL_REPOSITORY", "."))
                .toAbsolutePath()
                .normalize();
        return new Options(
                repository,
                Path.of(environment.getOrDefault(
                        "LANDFALL_HOME", repository.resolve(".landfall").toString())),
                Integer.parseInt(environment.getOrDefault("PORT", "8080")),
                Integer.parseInt(environment.getOrDefault("SMTP_PORT", "2525")),
                Optional.ofNullable(environment.get("AWS_ENDPOINT_URL"))
                        .filter(url -> !url.isBlank())
                        .map(URI::create));
    }

    Path template() {
        return repository.resolve("template.yaml");
    }

    Path zip() {
        return repository.resolve("functions/target/functions.zip");
    }
}
