package dev.landfall.language;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyFiles;
import dev.landfall.policy.PolicyKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** The release's policies and the test corpora, whose lines are fields parted by tabs. */
final class Policy {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final PolicyFiles FILES = new PolicyFiles(MAPPER);

    private Policy() {}

    static <T> T current(PolicyKey<T> key) {
        return FILES.current(key);
    }

    static KeywordRules keywords() {
        return KeywordRules.current(FILES);
    }

    static PolicyFile file(String name) {
        return PolicyFile.parse(name, read("/policy/" + name + ".json"), MAPPER);
    }

    static List<String[]> lines(String corpus) {
        return new String(read("/language/" + corpus), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t", -1))
                .toList();
    }

    private static byte[] read(String resource) {
        try (var in = Objects.requireNonNull(Policy.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
