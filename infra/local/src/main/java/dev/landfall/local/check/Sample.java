package dev.landfall.local.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file of {@code events/}: a Lambda event without signature or time. {@code {{now}}}, {@code {{nowMillis}}},
 * {@code {{nowSeconds}}}, {@code {{mailDate}}} and {@code {{id}}} in it are filled in when it is read. A mail lies
 * beside its event as {@code .eml}.
 */
record Sample(String name, JsonNode event, Optional<byte[]> mail) {

    static final String EXPECTED = "expected.json";

    static Sample read(Path file, Instant now) {
        String name = String.valueOf(file.getFileName());
        Path mail = file.resolveSibling(name.replace(".json", ".eml"));
        String id = UUID.randomUUID().toString();
        try {
            Optional<byte[]> bytes = Files.exists(mail)
                    ? Optional.of(filled(Files.readString(mail), now, id)
                            .replace("\r\n", "\n")
                            .replace("\n", "\r\n")
                            .getBytes(StandardCharsets.UTF_8))
                    : Optional.empty();
            return new Sample(name, JsonMapper.shared().readTree(filled(Files.readString(file), now, id)), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all
                    .filter(file -> file.toString().endsWith(".json") && !file.endsWith(EXPECTED))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of events cannot be read", e);
        }
    }

    private static String filled(String text, Instant now, String id) {
        return text.replace("{{now}}", now.toString())
                .replace("{{nowMillis}}", Long.toString(now.toEpochMilli()))
                .replace("{{nowSeconds}}", Long.toString(now.getEpochSecond()))
                .replace("{{mailDate}}", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)))
                .replace("{{id}}", id);
    }

    boolean isHttp() {
        return event.path("requestContext").has("http");
    }

    /** The bean: the file's name in camel case. */
    String bean() {
        StringBuilder out = new StringBuilder();
        for (String word : name.replace(".json", "").split("-", -1)) {
            out.append(
                    out.isEmpty() ? word : word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1));
        }
        return out.toString();
    }
}
