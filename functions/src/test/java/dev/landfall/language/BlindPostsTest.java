package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.policy.PolicyFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Posts by which no rule was made: what the rules reach on them may rise, not fall. */
class BlindPostsTest {

    private static final LocalDate DAY = LocalDate.parse("2027-01-01");

    private static List<JsonNode> posts() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(BlindPostsTest.class.getResource("/posts-blind"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .flatMap(BlindPostsTest::lines)
                    .map(line -> JsonMapper.shared().readTree(line))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theRulesReachOnUnseenPostsWhatTheDocsSay() throws IOException, URISyntaxException {
        KeywordRules rules = KeywordRules.current(new PolicyFiles(JsonMapper.shared()));
        double right = 0;
        double wrong = 0;
        double missed = 0;
        for (JsonNode post : posts()) {
            Set<String> expected = new HashSet<>();
            post.path("areas").forEach(area -> expected.add(area.asString()));
            List<String> found =
                    rules.match(post.path("text").asString(), "x", DAY).areas();
            long hits = found.stream().filter(expected::contains).count();
            right += hits;
            wrong += found.size() - hits;
            missed += expected.size() - hits;
        }
        assertThat(right / (right + wrong)).as("precision").isGreaterThanOrEqualTo(0.82);
        assertThat(right / (right + missed)).as("recall").isGreaterThanOrEqualTo(0.82);
    }
}
