package dev.landfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The ten-second rule: whoever knows a function's name finds it in every place. */
class NamesTest {

    static Stream<String> names() {
        return Functions.NAMES.stream();
    }

    @Test
    void theTemplateStartsExactlyTheFunctionsThatAreRegistered() {
        List<String> names = new ArrayList<>(Repository.definitions().values());
        assertThat(names).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(Functions.NAMES);
        assertThat(names).hasSize(17);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void aFunctionIsFoundByItsNameEverywhere(String name) {
        String type = type(name);
        assertThat(sources("functions/src/main/java", type + ".java"))
                .as("one class in one room")
                .hasSize(1);
        assertThat(sources("functions/src/test/java", type + "Test.java"))
                .as("its test")
                .hasSize(1);
        assertThat(Repository.definitions()).as("its resource in template.yaml").containsEntry(type + "Function", name);
        assertThat(Repository.ROOT.resolve("events").resolve(kebab(name) + ".json"))
                .as("its sample event")
                .isRegularFile();
        assertThat(Repository.text("README.md").lines().filter(line -> line.startsWith("| `" + name + "` |")))
                .as("its row in the README")
                .hasSize(1)
                .allSatisfy(row -> assertThat(row).contains("events/" + kebab(name) + ".json"));
    }

    @Test
    void everySampleEventIsOfAFunctionAndHasAnExpectation() {
        var expected = JsonMapper.shared().readTree(Repository.text("events/expected.json"));
        List<String> samples = Repository.files("events").stream()
                .map(file -> file.getFileName().toString())
                .filter(file -> file.endsWith(".json") && !file.equals("expected.json"))
                .toList();
        assertThat(samples)
                .allSatisfy(
                        sample -> assertThat(expected.has(sample)).as(sample).isTrue());
        assertThat(samples.stream().map(sample -> sample.replace(".json", "")))
                .allSatisfy(sample -> assertThat(Repository.definitions().values().stream()
                                .map(NamesTest::kebab)
                                .filter(name -> sample.equals(name) || sample.startsWith(name + ".")))
                        .as(sample)
                        .hasSize(1));
    }

    private static List<Path> sources(String folder, String file) {
        return Repository.files(folder).stream()
                .filter(path -> path.endsWith(file) && Files.isRegularFile(path))
                .toList();
    }

    private static String type(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
